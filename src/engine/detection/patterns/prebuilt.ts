import type { Compiled } from './compile';

/**
 * What compiling the built-in catalogue finds. Finding it takes most of the time of compiling, so the build puts it here; null
 * means that it is found at first use.
 */
export const prebuilt: Compiled | null = null;
