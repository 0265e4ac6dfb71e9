/** Longest address that mail servers pass on (RFC 5321). */
const LONGEST = 254;
/** Plain addresses alone: no names, no comments, no quotes, no literal hosts, nothing that could begin another header. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$/;

/** Whether a text is one mail address and nothing else. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST && ADDRESS.test(text) && !/^\.|\.\.|\.@/.test(text);
}
