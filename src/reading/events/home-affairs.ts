/**
 * What people and bodies of one country do to each other in a long text about it (a campaign, a trial, a reform). Most of it
 * is told in the words of events and is none among political actors: what counts here is what public actors say to each
 * other in words that leave no doubt, what bodies do to somebody, protest and violence.
 */
import type { EventStatus } from '../../model/generated/lists.js';
import type { Context } from '../context.js';
import { HOME_SHARE, type Home, homeOf } from './home.js';
import type { Match } from './match.js';
import { CLEAR_WEIGHT } from './patterns.js';
import type { Roles } from './roles.js';
import type { Sides } from './sides.js';

/** Sectors of those who count in public life; patients, pupils, shops and newspapers do not by themselves. */
const PUBLIC = /GOV|MIL|LEG|JUD|COP|SPY|PTY|OPP|REB|PRM|UAF|CRM|IGO|LAB|REL|NGO|ELI|PRE|SOC|REF/;
/** Sectors of those who may investigate, arrest, fine and forbid. */
const IN_POWER = /^(?:GOV|MIL|LEG|JUD|COP|SPY)/;
/** Kinds of actors whose country may be no more than that of their sentence. */
const GUESSED: ReadonlySet<string> = new Set(['group', 'office']);
/** Sectors of firms and their people. */
const FIRMS = /BUS/;
/** Sectors of politicians. */
const POLITICAL = /^(?:GOV|LEG|PTY|ELI|OPP)(?!MIL)/;

export class HomeAffairs {
  private readonly home: Home;

  constructor(
    context: Context,
    private readonly sides: Sides,
    /** Whether a text is too short to tell. */
    private readonly isExempt: boolean,
    /** Whether a state speaks in it, whose meetings count with whomever they are. */
    private readonly isOfficial: boolean,
  ) {
    this.home = homeOf(context);
  }

  isPublic(id: string): boolean {
    const actor = this.sides.actor(id);
    if (!actor) return false;
    return (
      PUBLIC.test(actor.sector) || actor.kind === 'state' || actor.kind === 'movement' || actor.kind === 'organization'
    );
  }

  isFirm(id: string): boolean {
    return this.sides.actor(id)?.kind === 'company';
  }

  countryOf(id: string): string {
    const actor = this.sides.actor(id);
    return actor?.country || actor?.party || '';
  }

  /** Whether it is told where somebody belongs, and not only guessed of a group or an office ('rebels', 'the minister'). */
  private isPlaced(id: string): boolean {
    const country = this.countryOf(id);
    const actor = this.sides.actor(id);
    if (country === '' || !id.endsWith(`(${country})`) || !GUESSED.has(actor?.kind ?? '')) return country !== '';
    const [state] = this.sides.cast.stateOf(country);
    return state !== undefined && (actor?.name ?? '').includes(this.sides.actor(state)?.name ?? '?');
  }

  /** Whether public actors of two countries stand on the two sides, by their words and not by a guess. */
  isAbroad({ source, target }: Roles): boolean {
    const all = [...source, ...target];
    return (
      all.every((id) => this.isPublic(id) && this.isPlaced(id)) && new Set(all.map((id) => this.countryOf(id))).size > 1
    );
  }

  /** 'the premier met the chairman of a Danish firm': who governs, and people of firms of another country. */
  isOfBusiness({ source, target }: Roles): boolean {
    const all = [...source, ...target];
    const firms = all.filter((id) => FIRMS.test(this.sectorOf(id)));
    const countries = new Set(firms.map((id) => this.countryOf(id)));
    return (
      firms.length > 0 &&
      !countries.has('') &&
      all.every((id) => firms.includes(id) || this.isPublic(id)) &&
      all.some((id) => !firms.includes(id) && !countries.has(this.countryOf(id)))
    );
  }

  /** Whether the sides are of no two countries. Where somebody belongs who is only described is a guess, and no proof. */
  isDomestic({ source, target }: Roles): boolean {
    return this.countriesOf([...source, ...target]).size < 2;
  }

  /** Whether a deed is a home affair of no account. */
  isNone({ pattern }: Match, { source, target }: Roles, status: EventStatus): boolean {
    if (this.isExempt || this.home.share < HOME_SHARE) return false;
    const countries = this.countriesOf([...source, ...target]);
    if (countries.size > 1 || (countries.size === 1 && !countries.has(this.home.country))) return false;
    const isStrong = pattern.weight >= CLEAR_WEIGHT;
    const doers = source.filter((id) => this.isPublic(id));
    const isFelt = target.some((id) => this.isPublic(id));
    const isBodily = doers.some((id) => !this.isPerson(id));
    const isOfPower = doers.some((id) => !this.isPerson(id) && IN_POWER.test(this.sectorOf(id)));
    if (status !== 'happened' && !(isOfPower && isStrong && isFelt && status === 'planned')) return true;
    if (source.some((id) => target.includes(id))) return true;
    // 'the state voted for Clinton', 'the jobs report of the country': within it, a state is a place.
    const isOfState = [...source, ...target].some((id) => this.sides.actor(id)?.kind === 'state');
    switch (pattern.plover) {
      case 'ACCUSE':
        return isOfState || doers.length === 0 || !isFelt || (pattern.mode === 'investigate' && !isOfPower);
      case 'SUPPORT':
        return isOfState || doers.length === 0 || !target.some((id) => this.isBacked(id));
      case 'REJECT':
      case 'REQUEST':
        return isOfState || doers.length === 0 || !isFelt || !isStrong;
      case 'CONSULT':
        if (this.isOfficial) return source.length + target.length < 2;
        return (
          pattern.mode === 'visit' ||
          isOfState ||
          source.length + target.length < 2 ||
          ![...source, ...target].every((id) => this.isPublic(id))
        );
      case 'PROTEST':
        return source.length === 0 || source.every((id) => this.isPerson(id));
      case 'ASSAULT':
        return source.length === 0
          ? !isStrong || target.length === 0
          : source.every((id) => this.isPolitician(id)) || (doers.length === 0 && !isStrong);
      case 'COERCE':
      case 'SANCTION':
        return source.length === 0 ? !isStrong || !isFelt : !isOfPower || target.length === 0;
      case 'RETREAT':
        return !isStrong || (pattern.mode === 'resign' ? doers.length === 0 : target.length === 0 || !isOfPower);
      default:
        return isOfState || !isBodily || !isFelt || !isStrong;
    }
  }

  private countriesOf(ids: readonly string[]): ReadonlySet<string> {
    const countries = new Set<string>();
    for (const id of ids) {
      const country = this.countryOf(id);
      if (country !== '' && !id.endsWith(`(${country})`)) countries.add(country);
    }
    return countries;
  }

  private isPerson(id: string): boolean {
    return this.sides.actor(id)?.kind === 'person';
  }

  /** Whom one supports in public life: people by name, parties and bodies, and groups that strive for something. */
  private isBacked(id: string): boolean {
    const kind = this.sides.actor(id)?.kind;
    return this.isPublic(id) && (kind !== 'group' || /PTY|OPP|LAB|REL|CVL/.test(this.sectorOf(id)));
  }

  private isPolitician(id: string): boolean {
    const kind = this.sides.actor(id)?.kind;
    return (kind === 'person' || kind === 'office') && POLITICAL.test(this.sectorOf(id));
  }

  private sectorOf(id: string): string {
    return this.sides.actor(id)?.sector ?? '';
  }
}
