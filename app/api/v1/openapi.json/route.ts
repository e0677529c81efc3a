import { wiring } from '@/app/_web/context';
import { jsonResponse, say } from '@/app/_web/door/answer';
import { openApi } from '@/app/_web/openapi';
import { newId } from '@/domain/kernel/id';
import { listRoutes } from './routes';

export async function GET(): Promise<Response> {
  const [{ settings }, routes] = await Promise.all([wiring(), listRoutes()]);
  return jsonResponse(say(200, openApi(routes, settings.appUrl)), newId('req'));
}
