// Before the first journey: what they look at is what the sources say now.
import { buildWhenChanged } from '../build.mjs';
import { fail } from '../toolchain.mjs';

export default async function built() {
  if ((await buildWhenChanged()) !== 0) fail('the build failed; the message above says where.');
}
