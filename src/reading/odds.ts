/** Shares of 0 to 1 and their log odds. */
export const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));
export const logit = (share: number): number => Math.log(share / (1 - share));
/** A share as it is given. */
export const hundredths = (share: number): number => Math.round(share * 100) / 100;
