/** Fields of what is given, without those that nothing is told of. */

/** Fields without those that are undefined or ''. */
export const given = <T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
