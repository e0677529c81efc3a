import { expect, it } from 'vitest';
import { peerHeader } from '../arrival/arrivals';
import { addressOf } from './limits';

const from = (peer: string, forwarded?: string) =>
  new Headers({ [peerHeader]: peer, ...(forwarded ? { 'x-forwarded-for': forwarded } : {}) });

it.each([
  { says: 'believes the socket', peer: '203.0.113.9', trusted: [], is: '203.0.113.9' },
  {
    says: 'believes nobody it was not told to',
    peer: '203.0.113.9',
    by: '198.51.100.1',
    trusted: [],
    is: '203.0.113.9',
  },
  {
    says: 'believes a proxy it trusts',
    peer: '10.0.0.2',
    by: '198.51.100.1',
    trusted: ['10.0.0.0/8'],
    is: '198.51.100.1',
  },
  {
    says: 'believes the last hop that a trusted proxy saw, not what was sent before it',
    peer: '10.0.0.2',
    by: '1.2.3.4, 198.51.100.1, 10.0.0.7',
    trusted: ['10.0.0.0/8'],
    is: '198.51.100.1',
  },
  { says: 'reads IPv6', peer: '::1', by: '2001:db8::9', trusted: ['::1'], is: '2001:db8::9' },
  {
    says: 'reads IPv4 in IPv6',
    peer: '::ffff:10.0.0.2',
    by: '198.51.100.1',
    trusted: ['10.0.0.2'],
    is: '198.51.100.1',
  },
])('$says', ({ peer, by, trusted, is }) => {
  expect(addressOf(from(peer, by), trusted)).toBe(is);
});
