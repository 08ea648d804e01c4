/** The rule that a time comes from, for the items that have it as theirs: data/en/rules.csv says what each does. */
import type { Frame } from './resolve.js';
import type { Shape } from './shapes.js';

export const whyOf = (shape: Shape, frame: Frame): string => {
  switch (shape.is) {
    case 'date':
      if (shape.year !== undefined) return 'dates/day';
      if (shape.day !== undefined && shape.month !== undefined && frame.year !== undefined && frame.side !== 'future')
        return 'dates/year-beside';
      return 'dates/without-year';
    case 'numeric':
      return 'dates/day';
    case 'decade':
    case 'century':
      return 'dates/decade';
    case 'weekday':
    case 'weekend':
      return 'dates/relative-weekday';
    case 'count':
    case 'stretch':
      return shape.is === 'count' && shape.from === 'anchor' ? 'dates/anchored' : 'dates/relative-count';
    case 'anchored':
    case 'following':
    case 'event':
    case 'anniversary':
    case 'hour':
      return 'dates/anchored';
    case 'season':
    case 'part':
      return 'dates/season';
    case 'holiday':
      return 'dates/holiday';
    case 'edge':
      return whyOf(shape.of, frame);
    case 'range':
      return shape.last.is === 'date' ? 'dates/range' : whyOf(shape.last, frame);
    default:
      return 'dates/relative';
  }
};
