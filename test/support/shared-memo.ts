/** A document with something to find, to review and to enhance. */
export const SHARED_MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams. Everyone agrees that we decide to do it.

## Cost

It will cost a lot and everyone agrees.
`;
