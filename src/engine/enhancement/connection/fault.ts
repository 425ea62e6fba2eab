import { UserError } from '../../errors';

/**
 * A failure that is the server's: it could not be started or reached, ended, kept silent, or answered nothing that could
 * be read. Faults open a breaker; a call with bad arguments and a caller who leaves do not.
 */
export class Fault extends UserError {}

/** A fault of a call that never left, so that it may be made elsewhere whatever it does. */
export class NotSent extends Fault {}
