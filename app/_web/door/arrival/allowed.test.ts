import { expect, test } from 'vitest';
import { allowedMethods } from './allowed';

test.each([
  ['/api/v1/accounts', ['POST', 'OPTIONS']],
  ['/api/v1/orders', ['GET', 'POST', 'HEAD', 'OPTIONS']],
  ['/api/v1/redemptions/checks', ['POST', 'OPTIONS']],
  ['/api/v1/redemptions/redemption_1', ['POST', 'DELETE', 'OPTIONS']],
])('%s can be asked for %j', (address, methods) => {
  expect([...(allowedMethods(address) ?? [])].sort()).toEqual([...methods].sort());
});

test('an address that is none of ours takes nothing', () => {
  expect(allowedMethods('/api/v1/nothing')).toBeNull();
});
