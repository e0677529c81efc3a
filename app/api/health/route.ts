import { health } from '@/app/_web/health';

export const GET = health;
