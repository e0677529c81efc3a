import { authHandlers } from '@/app/_web/sign-in';

// Signing in and out go through our own door beside this one; what is left here is reading the session.
export const GET = authHandlers.GET;
