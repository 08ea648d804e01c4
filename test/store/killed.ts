/**
 * A process that writes to the store named on its command line until it is killed: in each transaction one document
 * with three items, their entry, and the number of documents so far.
 */
import { openStore } from '../../src/store/open.js';
import { documentOf, entryOf, placed, putItems, putVersion, RECORDED, readingOf } from './fixtures.js';

const store = await openStore(process.argv[2] ?? '', { release: '1.0.0' });
for (;;) {
  await store.transaction(async (writer) => {
    const count = Number((await writer.getMeta('count')) ?? 0);
    const id = `d${count}`;
    const document = documentOf(id, `Text of ${id}. `.repeat(200));
    await putVersion(writer, { document, recorded: RECORDED });
    await writer.putReadings([readingOf(document)]);
    const items = [0, 1, 2].map((at) => placed(`${id}-${at}`, id, 'k', [count, count]));
    await putItems(writer, id, ...items);
    await writer.replaceEntries([], [entryOf(items.map(({ item }) => item.id))]);
    await writer.putMeta('count', String(count + 1));
  });
  process.stdout.write('.');
}
