import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

// Everything the environment may say, checked once. `scripts/start.mjs` reads this file before it builds anything:
// it imports nothing but zod and keeps to syntax that Node strips by itself.

export type Settings = z.infer<typeof environment>;
type Environment = Readonly<Record<string, string | undefined>>;
type Read = { ok: true; settings: Settings } | { ok: false; sentence: string };

let settled: Settings | undefined;

/** The settings of this process. The secret is made and kept in ./data when the environment names none. */
export function settings(): Settings & { appSecret: string } {
  if (!settled) {
    const read = readSettings(process.env);
    if (!read.ok) throw new Error(read.sentence);
    settled = read.settings;
  }
  return { ...settled, appSecret: settled.appSecret ?? keptSecret('./data') };
}

/** One sentence names the first wrong variable and what it should be; it never repeats a value, which may be secret. */
export function readSettings(env: Environment): Read {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, sentence: `${String(issue?.path[0])} should be ${issue?.message}.` };
}

/** The secret of this installation: 256 random bits, readable by its owner alone. */
export function keptSecret(folder: string): string {
  const file = `${folder}/app-secret`;
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}

const portRange = 'a port number from 1 to 65535';
const proxyRange = 'a comma-separated list of addresses or ranges, such as 10.0.0.0/8';

const environment = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'file:<path> or postgres://user@host/database')
      .default('file:./data/offpeak.db'),
    PORT: z.coerce.number(portRange).int(portRange).min(1, portRange).max(65_535, portRange).default(3000),
    HOST: z
      .union([z.ipv4(), z.ipv6(), z.literal('localhost')], 'an IP address to listen on, such as 0.0.0.0')
      .default('0.0.0.0'),
    APP_URL: z
      .string()
      .regex(
        /^https?:\/\/[^/?#\s]+$/,
        'the address people type without a path, such as https://offpeak.example',
      )
      .optional(),
    APP_SECRET: z.string().min(32, 'at least 32 random characters, or left out to have one made').optional(),
    DEMO: z
      .enum(['downtown-san-francisco', 'none'], 'downtown-san-francisco or none')
      .default('downtown-san-francisco'),
    TEST_CONTROL: flag(),
    CLOCK: z.iso.datetime({ offset: true, error: 'an instant such as 2027-03-02T10:00:00-08:00' }).optional(),
    RATE_LIMITS: flag(),
    PAYMENTS: z.enum(['builtin', 'stripe'], 'builtin or stripe').optional(),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^[sr]k_/, 'a secret key of Stripe, which begins with sk_ or rk_')
      .optional(),
    STRIPE_WEBHOOK_SECRET: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(
        z.array(
          z
            .string()
            .regex(/^whsec_/, 'a signing secret of Stripe, which begins with whsec_, or several with commas'),
        ),
      )
      .optional(),
    STRIPE_PUBLISHABLE_KEY: z
      .string()
      .regex(/^pk_\w+$/, 'a publishable key of Stripe, which begins with pk_')
      .optional(),
    STRIPE_API_URL: z
      .string()
      .regex(
        /^https?:\/\/[^/?#\s]+$/,
        'the address of a server that speaks its language, or left out for Stripe',
      )
      .optional(),
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/.+$/, 'smtp://user:password@host:port or smtps://…')
      .optional(),
    TRUSTED_PROXIES: z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], proxyRange)))
      .default([]),
    FEE_QUIET_PERCENT: percent(8),
    FEE_OTHER_PERCENT: percent(12),
    FEE_QUIET_BELOW_PERCENT: percent(50),
  })
  .refine((env) => env.FEE_QUIET_PERCENT <= env.FEE_OTHER_PERCENT, {
    path: ['FEE_QUIET_PERCENT'],
    error: 'no higher than FEE_OTHER_PERCENT',
  })
  .refine((env) => !env.CLOCK || env.TEST_CONTROL, {
    path: ['CLOCK'],
    error: 'left out unless TEST_CONTROL is 1',
  })
  .superRefine((env, issues) => {
    for (const missing of missingOfStripe(env)) issues.addIssue({ code: 'custom', ...missing });
  })
  .transform((env) => ({
    databaseUrl: env.DATABASE_URL,
    port: env.PORT,
    host: env.HOST,
    appUrl: env.APP_URL ?? `http://localhost:${env.PORT}`,
    appSecret: env.APP_SECRET ?? null,
    demo: env.DEMO === 'none' ? null : env.DEMO,
    testControl: env.TEST_CONTROL === true,
    /** ISO 8601 with offset; the clock provider reads it. */
    clock: env.CLOCK ?? null,
    /** On in service; under test control only when asked for. */
    rateLimits: env.RATE_LIMITS ?? !env.TEST_CONTROL,
    stripe:
      env.STRIPE_SECRET_KEY &&
      env.STRIPE_WEBHOOK_SECRET &&
      env.STRIPE_PUBLISHABLE_KEY &&
      env.PAYMENTS !== 'builtin'
        ? {
            secretKey: env.STRIPE_SECRET_KEY,
            webhookSecrets: env.STRIPE_WEBHOOK_SECRET,
            publishableKey: env.STRIPE_PUBLISHABLE_KEY,
            apiUrl: env.STRIPE_API_URL ?? null,
          }
        : null,
    smtpUrl: env.SMTP_URL ?? null,
    trustedProxies: env.TRUSTED_PROXIES,
    /** Basis points of what guests paid; `quietBelow` of a venue's capacity. */
    fees: {
      quiet: env.FEE_QUIET_PERCENT,
      other: env.FEE_OTHER_PERCENT,
      quietBelow: env.FEE_QUIET_BELOW_PERCENT,
    },
  }));

/** Given in percent with at most two decimals, kept in basis points. */
function percent(usual: number) {
  const range = 'a percentage from 0 to 100, such as 8 or 12.5';
  return z.coerce
    .number(range)
    .min(0, range)
    .max(100, range)
    .default(usual)
    .transform((value) => Math.round(value * 100));
}

function flag() {
  return z
    .enum(['0', '1'], '1 or 0')
    .transform((value) => value === '1')
    .optional();
}

type StripeNames = 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_PUBLISHABLE_KEY';
type StripeWords = { readonly PAYMENTS?: 'builtin' | 'stripe' | undefined } & {
  readonly [name in StripeNames]?: unknown;
};

/** Either all of Stripe or nothing of it: a shop that takes money must not start with half its keys. */
function missingOfStripe(env: StripeWords): { path: string[]; message: string }[] {
  const names: readonly StripeNames[] = [
    'STRIPE_SECRET_KEY',
    'STRIPE_WEBHOOK_SECRET',
    'STRIPE_PUBLISHABLE_KEY',
  ];
  if (env.PAYMENTS === 'builtin') return [];
  const first = names.find((name) => env[name]);
  const because = env.PAYMENTS === 'stripe' ? 'PAYMENTS=stripe' : first;
  if (!because) return [];
  return names
    .filter((name) => !env[name])
    .map((name) => ({ path: [name], message: `set together with ${because}` }));
}
