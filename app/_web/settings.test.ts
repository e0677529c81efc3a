import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptSecret, readSettings } from './settings';

describe('readSettings', () => {
  it('needs nothing: every variable is optional', () => {
    const read = readSettings({});
    expect(read.ok && read.settings).toMatchObject({
      databaseUrl: 'file:./data/offpeak.db',
      port: 3000,
      host: '0.0.0.0',
      appUrl: 'http://localhost:3000',
      demo: 'downtown-san-francisco',
      testControl: false,
      rateLimits: true,
      stripe: null,
      trustedProxies: [],
    });
  });

  it('takes all of Stripe, two signing secrets while one is changed over, or nothing of it', () => {
    const keys = {
      STRIPE_SECRET_KEY: 'sk_x',
      STRIPE_PUBLISHABLE_KEY: 'pk_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old',
    };
    const read = readSettings({ PAYMENTS: 'stripe', ...keys });
    expect(read.ok && read.settings.stripe).toEqual({
      secretKey: 'sk_x',
      publishableKey: 'pk_x',
      webhookSecrets: ['whsec_new', 'whsec_old'],
      apiUrl: null,
    });
    const builtin = readSettings({ PAYMENTS: 'builtin', ...keys });
    expect(builtin.ok && builtin.settings.stripe).toBeNull();
  });

  it('takes an empty value for an absent one', () => {
    const read = readSettings({ PORT: '', APP_SECRET: '' });
    expect(read.ok && read.settings.port).toBe(3000);
  });

  it('keeps rate limits off under test control unless they are asked for', () => {
    const off = readSettings({ TEST_CONTROL: '1' });
    const on = readSettings({ TEST_CONTROL: '1', RATE_LIMITS: '1' });
    expect(off.ok && off.settings.rateLimits).toBe(false);
    expect(on.ok && on.settings.rateLimits).toBe(true);
  });

  it('reads a list of trusted proxies', () => {
    const read = readSettings({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' });
    expect(read.ok && read.settings.trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  });

  it.each([
    { env: { PORT: 'banana' }, says: 'PORT should be a port number from 1 to 65535.' },
    { env: { PORT: '0' }, says: 'PORT should be a port number from 1 to 65535.' },
    { env: { PORT: '80.5' }, says: 'PORT should be a port number from 1 to 65535.' },
    {
      env: { DATABASE_URL: 'mysql://here' },
      says: 'DATABASE_URL should be file:<path> or postgres://user@host/database.',
    },
    { env: { HOST: 'everywhere' }, says: 'HOST should be an IP address to listen on, such as 0.0.0.0.' },
    {
      env: { APP_SECRET: 'short' },
      says: 'APP_SECRET should be at least 32 random characters, or left out to have one made.',
    },
    { env: { DEMO: 'atlantis' }, says: 'DEMO should be downtown-san-francisco or none.' },
    { env: { TEST_CONTROL: 'yes' }, says: 'TEST_CONTROL should be 1 or 0.' },
    { env: { CLOCK: '2027-03-02T10:00:00Z' }, says: 'CLOCK should be left out unless TEST_CONTROL is 1.' },
    {
      env: { TEST_CONTROL: '1', CLOCK: 'noon' },
      says: 'CLOCK should be an instant such as 2027-03-02T10:00:00-08:00.',
    },
    {
      env: { STRIPE_SECRET_KEY: 'sk_x' },
      says: 'STRIPE_WEBHOOK_SECRET should be set together with STRIPE_SECRET_KEY.',
    },
    {
      env: { PAYMENTS: 'stripe' },
      says: 'STRIPE_SECRET_KEY should be set together with PAYMENTS=stripe.',
    },
    {
      env: { PAYMENTS: 'stripe', STRIPE_SECRET_KEY: 'sk_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' },
      says: 'STRIPE_PUBLISHABLE_KEY should be set together with PAYMENTS=stripe.',
    },
    { env: { PAYMENTS: 'cash' }, says: 'PAYMENTS should be builtin or stripe.' },
    {
      env: { STRIPE_WEBHOOK_SECRET: 'whsec_x' },
      says: 'STRIPE_SECRET_KEY should be set together with STRIPE_WEBHOOK_SECRET.',
    },
    {
      env: { SMTP_URL: 'mail.example' },
      says: 'SMTP_URL should be smtp://user:password@host:port or smtps://….',
    },
    {
      env: { APP_URL: 'https://offpeak.example/shop' },
      says: 'APP_URL should be the address people type without a path, such as https://offpeak.example.',
    },
    {
      env: { TRUSTED_PROXIES: 'all' },
      says: 'TRUSTED_PROXIES should be a comma-separated list of addresses or ranges, such as 10.0.0.0/8.',
    },
  ])('refuses $env with one sentence', ({ env, says }) => {
    expect(readSettings(env)).toEqual({ ok: false, sentence: says });
  });
});

it('the secret is made once, kept, and readable by its owner alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'offpeak-secret-'));
  const first = keptSecret(folder);
  expect(first.length).toBeGreaterThanOrEqual(43);
  expect(keptSecret(folder)).toBe(first);
  expect(readFileSync(join(folder, 'app-secret'), 'utf8')).toBe(first);
  expect(statSync(join(folder, 'app-secret')).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});
