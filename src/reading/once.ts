/** Answers that are asked for again and again. */

/** What is made when it is first asked for, since not every command needs it. */
export const late = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

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

/** The same for what may come to ask for itself: within such a circle of questions the answer is `none`. */
export const onceUnlessCircle = <T>(answer: (token: number) => T, none: T): ((token: number) => T) => {
  const known = new Map<number, T>();
  return (token) => {
    if (known.has(token)) return known.get(token) as T;
    known.set(token, none);
    const found = answer(token);
    known.set(token, found);
    return found;
  };
};

/** The same of something, for as long as that is there. */
export const onceFor = <K extends object, T>(answer: (of: K) => T): ((of: K) => T) => {
  const known = new WeakMap<K, { readonly is: T }>();
  return (of) => {
    const found = known.get(of) ?? { is: answer(of) };
    known.set(of, found);
    return found.is;
  };
};

/** The same for tokens of a text of `size`, kept in a list; for what is no token it is worked out each time. */
export const onceForEach = <T>(size: number, answer: (token: number) => T): ((token: number) => T) => {
  const known = new Array<T | undefined>(size);
  return (token) => {
    const found = known[token] ?? answer(token);
    if (token >= 0) known[token] = found;
    return found;
  };
};

/** The same of two. */
export const onceForTwo = <T>(answer: (one: number, other: number) => T): ((one: number, other: number) => T) => {
  const known = once((one) => once((other) => answer(one, other)));
  return (one, other) => known(one)(other);
};
