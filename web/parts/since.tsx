/** That only what was told since a day was looked at, with the way to what is before it. */
import type { Address } from '../address.js';
import { dayText } from '../words.js';

export function Since({ from, at }: { readonly from: string | null; readonly at: Address }) {
  if (!from) return null;
  return (
    <p class="note">
      Only entries since {dayText(from, true)} are counted here.{' '}
      <button type="button" class="tool" onClick={() => at.set({ until: from })}>
        Show earlier ones
      </button>
    </p>
  );
}
