import { ready } from '@/app/_web/health';

export const GET = ready;
