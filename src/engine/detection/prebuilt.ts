/**
 * The anchors of the built-in catalogue as `anchors.ts` finds them.
 * Finding them takes most of the time of compiling, so the build puts the list here; null means that it is found at first use.
 */
export const prebuiltAnchors: readonly number[] | null = null;
