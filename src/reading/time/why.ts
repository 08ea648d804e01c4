/** Which rule a time comes from. */
import type { Frame } from './resolve.js';
import type { Shape } from './shapes.js';

/** Its id, for the items that have the time as theirs: data/en/rules.csv says what each does. */
export const whyOf = (shape: Shape, frame: Frame): string => {
  switch (shape.is) {
    case 'date':
      if (shape.year !== undefined) return 'dates/day';
      if (shape.day !== undefined && shape.month !== undefined && frame.year !== undefined && frame.side !== 'future')
        return 'dates/year-beside';
      return 'dates/without-year';
    case 'count':
      return shape.from === 'anchor' ? 'dates/anchored' : 'dates/relative-count';
    case 'edge':
      return whyOf(shape.of, frame);
    case 'range':
      return shape.last.is === 'date' ? 'dates/range' : whyOf(shape.last, frame);
    default:
      return `dates/${WHY[shape.is]}`;
  }
};
const WHY = {
  numeric: 'day',
  decade: 'decade',
  century: 'decade',
  weekday: 'relative-weekday',
  weekend: 'relative-weekday',
  stretch: 'relative-count',
  anchored: 'anchored',
  following: 'anchored',
  event: 'anchored',
  season: 'season',
  holiday: 'holiday',
  offset: 'relative',
} as const;
