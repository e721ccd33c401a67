/** The length of a text as the server counts it, and whether it may be posted. */
export interface WeightedLength {
  readonly length: number;
  readonly isValid: boolean;
}

export const MAX_LENGTH = 280;

/** The library that the server uses, loaded when somebody begins to write. */
export async function weightedLength(text: string): Promise<WeightedLength> {
  const { default: twitter } = await import('twitter-text');
  const { weightedLength: length, valid } = twitter.parseTweet(text);
  return { length, isValid: valid };
}
