import { isPublicAddress } from './public-address.js';

describe('addresses of the public internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '100.63.255.255', '100.128.0.1', '172.15.255.255', '172.32.0.1', '223.255.255.255', '2400:3200::1', '2606:4700:4700::1111', '240e::1'])(
    '%s may be called', (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['this host', ['0.0.0.0', '0.1.2.3', '::']],
    ['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
    ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1']],
    ['link-local and metadata', ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', '100.100.100.200', '168.63.129.16', 'fd00:ec2::254']],
    ['carrier-grade NAT', ['100.64.0.1', '100.127.255.255']],
    ['multicast and broadcast', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1']],
    ['documentation, tests, reserved', ['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '198.19.255.255', '240.0.0.1', '2001:db8::1', '3fff::1', '100::1', '5f00::1']],
    ['mapped, compatible and translated IPv4', ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '::ffff:0:10.0.0.1', '::127.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b::8.8.8.8', '64:ff9b:1::1']],
    ['6to4 and Teredo', ['2002:7f00:1::', '2002:a00:1::1', '192.88.99.1', '2001::1', '2001:0:53aa:64c:0:0:0:1']],
    ['site-local', ['fec0::1']],
    ['no address', ['', 'localhost', '127.1', '0x7f000001', '2130706433', '[::1]', '1.2.3.4.5']],
  ])('%s may not', (_, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });
});
