import { isMailAddress } from './mail-address.js';

describe('isMailAddress', () => {
  it.each(['hiring@example.org', 'a.b+c@x-y.example.org', "o'neil@example.com"])('takes %s', (text) => expect(isMailAddress(text)).toBe(true));

  it.each([
    ['no host', 'hiring'],
    ['a host without a dot', 'root@localhost'],
    ['a name', 'Hiring <hiring@example.org>'],
    ['two', 'a@example.org,b@example.org'],
    ['a line of its own', 'a@example.org\r\nBcc: b@example.org'],
    ['a line end', 'a@example.org\n'],
    ['a blank', 'a b@example.org'],
    ['quotes', '"a b"@example.org'],
    ['a literal host', 'a@[127.0.0.1]'],
    ['two dots', 'a..b@example.org'],
    ['a dot in front', '.a@example.org'],
    ['a dot before the host', 'a.@example.org'],
    ['too much', `${'a'.repeat(64)}@${'b.'.repeat(100)}org`],
    ['nothing', ''],
  ])('refuses %s', (_, text) => expect(isMailAddress(text)).toBe(false));
});
