import { z } from 'zod';
import { openApi } from '@/app/_web/openapi';
import { route } from '@/app/_web/route';
import { accept } from '@/domain/kernel/result';
import { listRoutes } from './routes';

export const GET = route({
  input: z.strictObject({}),
  act: async ({ appUrl }) => accept(openApi(await listRoutes(), appUrl)),
});
