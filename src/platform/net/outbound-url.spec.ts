import fc from 'fast-check';
import { readOutboundUrl } from './outbound-url.js';

const faultOf = (text: string, allowPrivate = false): string | null => readOutboundUrl(text, { allowPrivate }).fault;

describe('an address to call', () => {
  it.each([
    'https://oapi.dingtalk.com/robot/send?access_token=x',
    'https://proxy.example.org:8443/hook',
    'https://8.8.8.8/',
    'https://[2400:3200::1]/',
    'https://机器人.中国/hook',
  ])('is accepted: %s', (text) => expect(faultOf(text)).toBeNull());

  it.each([
    ['', 'notAUrl'],
    ['dingtalk', 'notAUrl'],
    ['https:oapi.dingtalk.com', 'notAUrl'],
    ['https://', 'notAUrl'],
    ['https://a b/', 'notAUrl'],
    [' https://example.org/', 'notAUrl'],
    ['https://example.org/\r\nHost: x', 'notAUrl'],
    [`https://example.org/${'a'.repeat(2048)}`, 'notAUrl'],
    ['ftp://example.org/', 'notAUrl'],
    ['file:///etc/passwd', 'notAUrl'],
    ['javascript://example.org/', 'notAUrl'],
    ['http://example.org/', 'notHttps'],
    ['https://user@example.org/', 'credentialsInUrl'],
    ['https://:pw@example.org/', 'credentialsInUrl'],
    ['https://127.0.0.1/', 'privateAddress'],
    ['https://127.1/', 'privateAddress'],
    ['https://2130706433/', 'privateAddress'],
    ['https://0x7f000001/', 'privateAddress'],
    ['https://0177.0.0.1/', 'privateAddress'],
    ['https://１２７.０.０.１/', 'privateAddress'],
    ['https://%31%32%37.0.0.1/', 'privateAddress'],
    ['https://127.0.0.1./', 'privateAddress'],
    ['https://0/', 'privateAddress'],
    ['https://[::1]/', 'privateAddress'],
    ['https://[::ffff:127.0.0.1]/', 'privateAddress'],
    ['https://[64:ff9b::7f00:1]/', 'privateAddress'],
    ['https://192.168.1.1:9000/', 'privateAddress'],
    ['https://169.254.169.254/latest/meta-data/', 'privateAddress'],
    ['https://localhost/', 'privateAddress'],
    ['https://LOCALHOST./', 'privateAddress'],
    ['https://db.localhost/', 'privateAddress'],
    ['https:\\\\127.0.0.1\\', 'notAUrl'],
    ['https://example.org\\@127.0.0.1/', null],
  ])('%s: %s', (text, fault) => expect(faultOf(text)).toBe(fault));

  it.each(['http://127.0.0.1:3000/', 'http://robot.lan/', 'https://[::1]/', 'http://localhost/'])(
    'may be of the own network where the installation says so: %s', (text) => expect(faultOf(text, true)).toBeNull(),
  );

  it.each([['https://u:p@10.0.0.1/', 'credentialsInUrl'], ['ftp://10.0.0.1/', 'notAUrl']])('even then not: %s', (text, fault) => {
    expect(faultOf(text, true)).toBe(fault);
  });

  it('never throws, and never lets through what is not https to a public host', () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.ipV4().map((ip) => `https://${ip}/`), fc.ipV6().map((ip) => `https://[${ip}]/`)), (text) => {
      const { url } = readOutboundUrl(text, { allowPrivate: false });
      if (url) expect(url.href).toMatch(/^https:\/\/[^@]+$|^https:\/\/[^/@]+\//);
    }));
  });
});
