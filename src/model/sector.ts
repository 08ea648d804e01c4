import { SECTORS } from './generated/lists.js';

/** One sector of PLOVER, or two joined, the office first: `GOV`, `GOVMIL`. */
export const SECTOR_PATTERN = new RegExp(`^(${SECTORS.join('|')}){1,2}$`);
