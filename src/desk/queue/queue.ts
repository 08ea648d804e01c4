/**
 * A queue of documents that wait to be read, in a stream of NATS JetStream on disk. Each is delivered until it is done,
 * so perhaps twice; reading a document twice changes nothing. A document waits once at a time: its subject is a hash of
 * it, and the stream takes a second message of a subject only when the first is gone. What cannot be read moves to a
 * second stream, with the reason.
 */
import type { Consumer, JetStreamClient, JetStreamManager, JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Ingested } from '../../ingest/documents-in.js';
import { connectTo, type QueueAddress, shownAddress } from './connection.js';
import { QueueError } from './error.js';
import { nameOf, packed, unpacked } from './message.js';
import { syncWarning } from './synced.js';

export interface QueueOptions extends QueueAddress {
  /** Of the queue, where a server has several; 'chancery' unless told. */
  readonly queue?: string;
  /** Seconds after which what was taken and not heard of since is given to another; 30 unless told. */
  readonly patience?: number;
  /** Address of the server's monitoring page; port 8222 of the server unless told. */
  readonly monitor?: string;
}

/** What came of putting a document: there is room for it, it waits already, or the queue is full. */
export type Queued = 'queued' | 'waiting' | 'full';

/** A document that was taken: it is this program's until it says what came of it, or is silent for too long. */
export interface Taken {
  /** The document; or why what was there is none. */
  readonly content: Ingested | Error;
  /** How often it was taken, this time too. */
  readonly deliveries: number;
  /** It is in the record. */
  done(): void;
  /** Somebody else may take it, at once. */
  back(): void;
  /** It is still being read. */
  working(): void;
  /** It cannot be read, ever: it is kept apart with the reason. */
  fail(reason: string): Promise<void>;
}

export interface QueueStatus {
  /** Documents that nobody has taken. */
  readonly waiting: number;
  /** Documents that a worker has taken, and are not in the record yet. */
  readonly taken: number;
  /** Documents that cannot be read. */
  readonly failed: number;
  /** Documents that were done since the queue was made. */
  readonly done: number;
}

/** A document that could not be read. */
export interface FailedDocument {
  readonly document: string;
  readonly reason: string;
  /** Moment, ISO 8601. */
  readonly failed: string;
  readonly release: string;
}

/** Documents that a queue holds: the next waits until some are done. */
const MOST_WAITING = 100_000;

const READERS = 'readers';
const NANOSECONDS = 1e9;
const HEADER = { document: 'Chancery-Document', reason: 'Chancery-Reason', release: 'Chancery-Release' } as const;

export class Queue {
  private constructor(
    private readonly connection: NatsConnection,
    private readonly client: JetStreamClient,
    private readonly manager: JetStreamManager,
    private readonly options: QueueOptions,
    private readonly release: string,
  ) {}

  /**
   * Opens a queue and makes it where it is missing.
   *
   * @throws QueueError where it cannot be reached, or the server keeps no streams
   */
  static async open(options: QueueOptions, release: string): Promise<Queue> {
    if (!/^[\w-]{1,64}$/.test(options.queue ?? 'chancery'))
      throw new QueueError(`${options.queue}: no name of a queue`, 'use letters, digits, - and _');
    const connection = await connectTo(options, `chancery ${release}`);
    try {
      const { jetstream, jetstreamManager } = await import('@nats-io/jetstream');
      const queue = new Queue(connection, jetstream(connection), await jetstreamManager(connection), options, release);
      await queue.make();
      return queue;
    } catch (error) {
      await connection.close();
      if (error instanceof QueueError) throw error;
      const said = error instanceof Error ? error.message : String(error);
      throw new QueueError(
        `${shownAddress(options.address)}: the NATS server keeps no queue (${said})`,
        'start it with JetStream (nats-server -js), and see that it has room on its disk',
        { cause: error },
      );
    }
  }

  /** Lays out the streams, or finds them: a server that lost its disk has none any more. */
  async make(): Promise<void> {
    const { AckPolicy, DiscardPolicy, RetentionPolicy, StorageType } = await import('@nats-io/jetstream');
    await unlessThere(
      this.manager.streams.add({
        name: this.name,
        description: 'documents that wait to be read',
        subjects: [`${this.name}.waiting.*`],
        storage: StorageType.File,
        retention: RetentionPolicy.Workqueue,
        discard: DiscardPolicy.New,
        discard_new_per_subject: true,
        max_msgs_per_subject: 1,
        max_msgs: MOST_WAITING,
      }),
    );
    await unlessThere(
      this.manager.streams.add({
        name: `${this.name}-failed`,
        description: 'documents that cannot be read, with the reason',
        subjects: [`${this.name}.failed.*`],
        storage: StorageType.File,
        max_msgs_per_subject: 1,
      }),
    );
    const readers = {
      durable_name: READERS,
      ack_policy: AckPolicy.Explicit,
      ack_wait: (this.options.patience ?? 30) * NANOSECONDS,
      // Who has taken too much is held back by itself: it takes the next when it is done.
      max_ack_pending: -1,
    };
    const isThere = await unlessThere(this.manager.consumers.add(this.name, readers));
    // The patience is one for all: the last who says one sets it.
    if (isThere && this.options.patience !== undefined)
      await this.manager.consumers.update(this.name, READERS, { ack_wait: readers.ack_wait });
  }

  /** What is to be said of how the server keeps what it has taken; undefined where all is well. */
  syncWarning(): Promise<string | undefined> {
    const [host = '127.0.0.1'] = this.connection.getServer().split(/:\d+$/);
    return syncWarning(this.options.monitor ?? `http://${host}:8222`, this.connection.info?.server_id ?? '');
  }

  /**
   * Puts a document behind the others; once this returns, the server has it.
   *
   * @throws QueueError where it is larger than the server takes, or the server does not answer
   */
  async put(ingested: Ingested): Promise<Queued> {
    const { document } = ingested;
    const message = await packed(ingested);
    const most = (this.connection.info?.max_payload ?? 1 << 20) - HEADERS;
    if (message.length > most)
      throw new QueueError(
        `${megabytes(message.length)} packed, more than the ${megabytes(most)} that the NATS server takes`,
        'raise max_payload in its configuration, or add this one with chancery add',
      );
    return this.putMessage(`${this.name}.waiting.${nameOf(document)}`, message);
  }

  private async putMessage(subject: string, message: Uint8Array): Promise<Queued> {
    const { JetStreamApiError } = await import('@nats-io/jetstream');
    try {
      await this.client.publish(subject, message, { timeout: ANSWER_MS });
      return 'queued';
    } catch (error) {
      if (error instanceof JetStreamApiError) {
        if (/maximum messages per subject/i.test(error.message)) return 'waiting';
        if (/maximum (messages|bytes)|insufficient|no space/i.test(error.message)) return 'full';
      }
      throw this.silent(error);
    }
  }

  /**
   * Takes documents, as soon as there are some.
   *
   * @param most at most so many
   * @param wait milliseconds to wait for them, at least 1,000
   * @throws QueueError where the server does not answer
   */
  async take(most: number, wait: number): Promise<Taken[]> {
    const messages: JsMsg[] = [];
    try {
      this.consumer ??= await this.client.consumers.get(this.name, READERS);
      // Nothing is waited for in this loop: the client takes its slowness for the server's silence.
      for await (const message of await this.consumer.fetch({ max_messages: most, expires: wait }))
        messages.push(message);
    } catch (error) {
      this.consumer = undefined;
      // What came before is ours all the same.
      if (messages.length === 0) throw this.silent(error);
    }
    const taken: Taken[] = [];
    for (const message of messages) taken.push(await this.takenOf(message));
    return taken;
  }
  private consumer: Consumer | undefined;

  private async takenOf(message: JsMsg): Promise<Taken> {
    const content = await unpacked(message.data).catch((error: Error) => error);
    return {
      content,
      deliveries: message.info.deliveryCount,
      done: () => message.ack(),
      back: () => message.nak(),
      working: () => message.working(),
      fail: async (reason) => {
        const { headers } = await import('@nats-io/transport-node');
        const told = headers();
        told.set(HEADER.document, oneLine(content instanceof Error ? 'not known' : content.document.id));
        told.set(HEADER.reason, oneLine(reason));
        told.set(HEADER.release, this.release);
        const subject = message.subject.replace('.waiting.', '.failed.');
        // The server has it there before it is gone here.
        await this.client.publish(subject, message.data, { headers: told, timeout: ANSWER_MS });
        message.ack();
      },
    };
  }

  async status(): Promise<QueueStatus> {
    const [{ state }, failed, readers] = await Promise.all([
      this.manager.streams.info(this.name),
      this.manager.streams.info(`${this.name}-failed`),
      this.manager.consumers.info(this.name, READERS),
    ]).catch((error) => {
      throw this.silent(error);
    });
    const taken = Math.min(readers.num_ack_pending, state.messages);
    return {
      waiting: state.messages - taken,
      taken,
      failed: failed.state.messages,
      done: state.last_seq - state.messages,
    };
  }

  /** The documents that could not be read, the oldest first. @param again puts each back among those that wait */
  async *failed(again = false): AsyncGenerator<FailedDocument> {
    const stream = `${this.name}-failed`;
    const { state } = await this.manager.streams.info(stream);
    for (let seq = state.first_seq; state.messages > 0 && seq <= state.last_seq; seq++) {
      const message = await this.manager.streams.getMessage(stream, { seq });
      if (!message) continue;
      const { header } = message;
      yield {
        document: header.get(HEADER.document),
        reason: header.get(HEADER.reason),
        failed: message.timestamp,
        release: header.get(HEADER.release),
      };
      if (!again) continue;
      const put = await this.putMessage(message.subject.replace('.failed.', '.waiting.'), message.data);
      if (put === 'full') throw new QueueError(`${this.name}: the queue is full`, 'wait until workers have done some');
      await this.manager.streams.deleteMessage(stream, seq, false);
    }
  }

  /** Sends what was said, and ends. */
  async close(): Promise<void> {
    if (this.connection.isClosed()) return;
    // A server that is away is not waited for: what was not said to it is done again by another.
    const soon = setTimeout(() => void this.connection.close(), CLOSE_MS);
    await this.connection.drain().catch(() => this.connection.close());
    clearTimeout(soon);
  }

  private get name(): string {
    return this.options.queue ?? 'chancery';
  }

  private silent(error: unknown): QueueError {
    const said = error instanceof Error ? error.message : String(error);
    return new QueueError(
      `${shownAddress(this.options.address)}: the NATS server does not do as it should (${said})`,
      'see whether it runs; the same command goes on from here',
      { cause: error },
    );
  }
}

/** Codes of JetStream: a stream, or a consumer, of this name is there with another configuration. */
const THERE: readonly number[] = [10058, 10148];

/** Makes something unless it is there: made by another release, or changed by its keeper, it is used as it is. */
const unlessThere = async (making: Promise<unknown>): Promise<boolean> => {
  const { JetStreamApiError } = await import('@nats-io/jetstream');
  try {
    await making;
    return false;
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || !THERE.includes(error.code)) throw error;
    return true;
  }
};

/** Milliseconds to wait for an answer of the server: it syncs before each. */
const ANSWER_MS = 10_000;

/** Milliseconds in which the last words have to be sent. */
const CLOSE_MS = 2000;

/** Bytes of a message that are not its content. */
const HEADERS = 1024;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** A header is one line. */
const oneLine = (text: string): string =>
  text
    .replace(/[^\x20-\x7e\u00a0-\uffff]+/g, ' ')
    .slice(0, 400)
    .trim();
