/** Words of a text in their sentence: what supports an entry stands out from what is around it. */
import type { EntryShown } from '../types.js';

export function Quoted({ item }: { readonly item: EntryShown['items'][number] }) {
  return (
    <blockquote class="quoted">
      <span class="dim">{item.before}</span>
      <mark>{item.words.join(' … ')}</mark>
      <span class="dim">{item.after}</span>
    </blockquote>
  );
}
