/** What is said of lines of contact, and what is none: sentences of our own. */
import { expect, it } from 'vitest';
import { read } from '../../../src/reading/read.js';
import { resources } from '../../resources.js';

it.each<[text: string, told: string]>([
  ['China and Japan agreed that their teams would stay in close contact.', 'agreed'],
  ['China closed its consulate in Japan.', 'closed'],
  ['China could close its consulate in Japan.', 'none'],
  ['China is weighing whether to close its consulate in Japan.', 'none'],
  ['China urged Japan to cut diplomatic ties with Iran.', 'none'],
  ['China declined to say whether Japan had crossed a red line.', 'none'],
  ['China and Japan are working to channel support to farmers.', 'none'],
  ['China remains open to talks with Japan.', 'none'],
  ['China opened the debate about ties with Japan.', 'none'],
  ['Japan revoked the notification that it had sent to China.', 'none'],
])('%s: %s', (text, told) => {
  const { channels } = read({ text, published: '2016-05-05' }, resources());
  expect(channels.map(({ state }) => state).join() || 'none').toBe(told);
});
