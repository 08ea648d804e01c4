/** Which addresses of the internet may be asked: public ones, and those of one's own network that were allowed by name. */
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { InputError } from '../text.js';

/** Gives all addresses of a host name; that of the system unless told. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

const bySystem: Resolve = async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address);

/**
 * True for an address of the public internet: not of this machine, a private network, a link, a cloud's own services,
 * nor one that hides such an address in another form (mapped, translated, tunnelled).
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}

/** Host of a URL without the brackets of IPv6. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').toLowerCase();

/**
 * The addresses to which a connection to a host may go. They are looked up once, and the connection goes to these and no
 * others, so that a name that changes its address in between gains nothing.
 *
 * @param allowed hosts, with or without a port (`intranet.example`, `127.0.0.1:8080`), that may be on a private network
 * @throws InputError where there are none, or one of them is not public
 */
export async function allowedAddresses(
  url: URL,
  allowed: readonly string[],
  resolve: Resolve = bySystem,
): Promise<readonly string[]> {
  const host = hostOf(url);
  const addresses = ipaddr.isValid(host) ? [host] : await resolved(host, resolve);
  if (allowed.some((one) => one.toLowerCase() === host || one.toLowerCase() === url.host.toLowerCase()))
    return addresses;
  const closed = addresses.find((address) => !isPublic(address));
  if (closed !== undefined)
    throw new InputError(
      closed === host
        ? `${host} is an address of a private network`
        : `${host} has the address ${closed}, of a private network`,
      `it is not asked; if it is yours, allow it with --allow-host ${url.host}`,
    );
  return addresses;
}

const resolved = async (host: string, resolve: Resolve): Promise<readonly string[]> => {
  let addresses: readonly string[];
  try {
    addresses = await resolve(host);
  } catch {
    addresses = [];
  }
  if (addresses.length === 0)
    throw new InputError(`the name ${host} cannot be found`, 'check the address and the network');
  return addresses;
};
