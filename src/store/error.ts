/** A store that cannot be opened or written: the message names it and what is wrong, `advice` says what to do. */
export class StoreError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.advice = advice;
  }
}
