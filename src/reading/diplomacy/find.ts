/** Meetings, commitments, channels and incidents of a text. */
import type { Reading } from '../../model/reading.js';
import type { Context, ItemIds } from '../context.js';
import { findChannels } from './channels.js';
import { findCommitments } from './commitments.js';
import { findIncidents } from './incidents.js';
import { findMeetings } from './meetings.js';
import { type Dealings, namedMost } from './refer.js';

/** Meetings come first: the others ask who was told to meet, where a text says 'the two sides'. */
export function findDiplomacy(
  context: Context,
  ids: ItemIds,
): Pick<Reading, 'meetings' | 'commitments' | 'channels' | 'incidents'> {
  const named = namedMost(context);
  const { meetings, groups } = findMeetings(context, named, ids);
  const dealings: Dealings = { ...context, groups, named };
  return {
    meetings,
    commitments: findCommitments(dealings, ids),
    channels: findChannels(dealings, ids),
    incidents: findIncidents(dealings, ids),
  };
}
