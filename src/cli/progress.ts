/** Long commands: numbers for people, a line that counts, and an interrupt that ends after what is under way. */
import ora from 'ora';

export const number = (value: number): string => value.toLocaleString('en');

/** Stops after the batch that is under way; a second interrupt ends at once. */
export const interruptible = (): { readonly stopped: () => boolean; readonly done: () => void } => {
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(130);
    stopped = true;
  };
  process.on('SIGINT', stop);
  return { stopped: () => stopped, done: () => process.off('SIGINT', stop) };
};

/** A line that counts on a terminal; elsewhere nothing but what is printed at the end. */
export const counter = (text: string) => ora({ text, stream: process.stderr, isSilent: !process.stderr.isTTY }).start();
