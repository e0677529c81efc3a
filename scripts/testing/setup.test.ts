import { expect, it } from 'vitest';
import { testStore } from '@/db/testing';

it('every worker is given a database of its project’s engine', async () => {
  const postgres = process.env.OFFPEAK_TEST_ENGINE === 'postgres';
  expect(process.env.DATABASE_URL).toMatch(postgres ? /^postgres:.+offpeak_test_/ : /^file:\/.+\.db$/);
  expect((await testStore()).engine).toBe(postgres ? 'postgres' : 'sqlite');
});
