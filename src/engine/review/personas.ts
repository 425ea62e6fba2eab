import { businessValue } from './personas/business-value';
import { engineeringLeadership } from './personas/engineering-leadership';
import type { Persona } from './review';

/** The board, in the order in which its members speak. */
export const personas: readonly Persona[] = [engineeringLeadership, businessValue];
