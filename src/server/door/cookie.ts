/** The cookie by which a browser shows its session. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { DoorContext } from './caller.js';

interface Way {
  /** True where people come by https. */
  readonly secure: boolean;
}

/** Only with `Secure` may a name say that no other host has set it. */
const cookieName = ({ secure }: Way): string => (secure ? '__Host-chancery' : 'chancery');

export const sessionCookie = (context: DoorContext, way: Way): string | undefined =>
  getCookie(context, cookieName(way));

export const setSession = (context: DoorContext, way: Way, id: string): void =>
  setCookie(context, cookieName(way), id, { path: '/', httpOnly: true, sameSite: 'Strict', secure: way.secure });

export const endSession = (context: DoorContext, way: Way): void => {
  deleteCookie(context, cookieName(way), { path: '/', secure: way.secure });
};
