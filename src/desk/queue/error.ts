/** A queue that cannot be reached or used: the message names it and what is wrong, `advice` says what to do. */
export class QueueError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'QueueError';
    this.advice = advice;
  }
}
