/**
 * Number of objects that a sweep reads by themselves. `beside`: in addition to the account's lists, for changes that
 * no list shows. `instead`: in place of the lists, when the lists are unreliable. The `newest` are read every time.
 */
export const ROUNDS = {
  beside: { most: 2, newest: 0 },
  instead: { most: 40, newest: 20 },
} as const;
