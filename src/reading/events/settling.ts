/** Where somebody belongs and in what sphere, of whom the layer of actors knows the words alone. */
import type { Grammar } from '../text/grammar.js';
import type { Cast } from './cast.js';
import type { Descriptions } from './descriptions.js';

export class Settling {
  constructor(
    private readonly grammar: Grammar,
    private readonly cast: Cast,
    private readonly descriptions: Descriptions,
  ) {}

  /** A body or group that the layer of actors knows by its words alone belongs where its sentence is. */
  atHome(id: string, word: number): void {
    const actor = this.cast.actor(id);
    if (actor?.party !== '' || actor.country !== '' || !id.includes(':?')) return;
    const home = this.descriptions.belongs(actor.sector, word, this.grammar.name(word).from);
    if (home !== '') this.cast.settle(actor, { country: home });
  }

  /** 'Colonel Avril resigned': a person of whom no table knows is one of the state that is spoken of. */
  settled(id: string, word: number): readonly string[] {
    const actor = this.cast.actor(id);
    if (actor?.kind !== 'person' || !id.includes(':?') || actor.party !== '' || actor.country !== '') return [id];
    this.atHome(id, word);
    return [id];
  }
}
