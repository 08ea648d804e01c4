/**
 * Meetings, commitments, channels and incidents of a text: what the net reads, as far as it is likely enough, and channels by the
 * rows of their tables.
 */
import type { Reading } from '../../model/reading.js';
import type { MeantContext } from '../actors/meant/meanings.js';
import type { ItemIds } from '../context.js';
import { likely } from '../likelihood.js';
import { findChannels } from './channels.js';
import { findCommitments } from './commitments.js';
import { findIncidents } from './incidents.js';
import { findMeetings } from './meetings.js';
import type { Tools } from './tools.js';

export const findDiplomacy = (
  context: MeantContext,
  tools: Tools,
  ids: ItemIds,
): Pick<Reading, 'meetings' | 'commitments' | 'channels' | 'incidents'> => ({
  meetings: likely(context, 'meetings', findMeetings(context, tools, ids)),
  commitments: likely(context, 'commitments', findCommitments(context, tools, ids)),
  channels: likely(context, 'channels', findChannels(context, ids)),
  incidents: likely(context, 'incidents', findIncidents(context, tools, ids)),
});
