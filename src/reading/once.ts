/** Answers that are asked for again and again. */

/** A function of one number (a token), or of something else, that is worked out once for each. */
export const once = <T, K = number>(answer: (one: K) => T): ((one: K) => T) => {
  const known = new Map<K, T>();
  return (one) => {
    let found = known.get(one);
    if (found === undefined) {
      found = answer(one);
      known.set(one, found);
    }
    return found;
  };
};

/** The same of two. */
export const onceForTwo = <T>(answer: (one: number, other: number) => T): ((one: number, other: number) => T) => {
  const known = once((one) => once((other) => answer(one, other)));
  return (one, other) => known(one)(other);
};
