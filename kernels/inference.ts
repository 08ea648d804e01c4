/**
 * The arithmetic of reading, in AssemblyScript with SIMD: what src/reading/text/en/parser/plain.ts does in plain
 * TypeScript, with the same results to the bit. Activations are 16-bit whole numbers of at most 13 bits, weights 16-bit
 * whole numbers so scaled that no sum overflows; what follows a product is done in float32, in one fixed order.
 *
 * Weights of n outputs and k inputs are packed as [n/8][k/2][8][2]: the eight outputs of a pair of inputs side by side.
 * n is a multiple of 8, k of 2; rows are worked on by four, or two where no more are left, so every buffer has room for three
 * rows more.
 */

const LIMIT: f32 = 8191;

/** Added to a whole number of less than 2^22, it leaves the number in the low bits: one addition, where a conversion takes six instructions. */
const LOW_BITS: f32 = 12582912;

@inline
function clip(x: v128, limit: f32): v128 {
  // What `min` and `max` do beyond this concerns no number, and takes eight instructions each.
  return f32x4.pmax(f32x4.pmin(x, f32x4.splat(limit)), f32x4.splat(-limit));
}

@inline
function quantize(x: v128, unit: v128): v128 {
  return clip(f32x4.floor(f32x4.add(f32x4.mul(x, unit), f32x4.splat(0.5))), LIMIT);
}

@inline
function whole(x: v128): v128 {
  return i32x4.sub(f32x4.add(x, f32x4.splat(LOW_BITS)), f32x4.splat(LOW_BITS));
}

@inline
function pack(a: v128, b: v128): v128 {
  return i16x8.narrow_i32x4_s(whole(a), whole(b));
}

/** What becomes of the sums: kept as float32, quantized, clipped below zero, or clipped and added to what stood there. */
const FLOAT = 0;
const WHOLE = 1;
const CLIPPED = 2;
const ADDED = 3;

@inline
function finish(sum0: v128, sum1: v128, scale: usize, bias: usize, out: usize, unit: v128, mode: i32, base: usize): void {
  let a = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum0), v128.load(scale)), v128.load(bias));
  let b = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum1), v128.load(scale, 16)), v128.load(bias, 16));
  if (mode == FLOAT) {
    v128.store(out, a);
    v128.store(out, b, 16);
    return;
  }
  if (mode >= CLIPPED) {
    a = f32x4.pmax(a, f32x4.splat(0));
    b = f32x4.pmax(b, f32x4.splat(0));
  }
  let q = pack(quantize(a, unit), quantize(b, unit));
  if (mode == ADDED) {
    q = i16x8.add_sat_s(q, v128.load(base));
    q = i16x8.max_s(i16x8.min_s(q, i16x8.splat(8191)), i16x8.splat(-8191));
  }
  v128.store(out, q);
}

/**
 * out[r] = f(x[r] W * scale + bias) for rows of k numbers at x + r * stride (in 16-bit numbers). `out` has rows of n
 * numbers, float32 or 16-bit by `mode`; `base` is what ADDED adds to, rows of n 16-bit numbers.
 */
export function dense(x: usize, stride: i32, w: usize, scale: usize, bias: usize, out: usize, rows: i32, n: i32, k: i32, mode: i32, unit: f32, base: usize): void {
  const step = <usize>stride << 1;
  const u = f32x4.splat(unit);
  const size: usize = mode == FLOAT ? 4 : 2;
  const line = <usize>n * size;
  let r = 0;
  for (; r + 2 < rows; r += 4) {
    const x0 = x + <usize>r * step;
    const x1 = x0 + step;
    const x2 = x1 + step;
    const x3 = x2 + step;
    let pw = w;
    for (let j: usize = 0; j < <usize>n; j += 8) {
      let a0 = i32x4.splat(0), a1 = i32x4.splat(0), b0 = i32x4.splat(0), b1 = i32x4.splat(0);
      let c0 = i32x4.splat(0), c1 = i32x4.splat(0), d0 = i32x4.splat(0), d1 = i32x4.splat(0);
      // Pointers that go on by themselves: an address worked out from two of them costs more than the product it feeds.
      let p0 = x0, p1 = x1, p2 = x2, p3 = x3;
      const end = x0 + (<usize>k << 1);
      while (p0 < end) {
        const w0 = v128.load(pw);
        const w1 = v128.load(pw, 16);
        pw += 32;
        const v0 = v128.load_splat<i32>(p0);
        p0 += 4;
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(v0, w0));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(v0, w1));
        const v1 = v128.load_splat<i32>(p1);
        p1 += 4;
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(v1, w0));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(v1, w1));
        const v2 = v128.load_splat<i32>(p2);
        p2 += 4;
        c0 = i32x4.add(c0, i32x4.dot_i16x8_s(v2, w0));
        c1 = i32x4.add(c1, i32x4.dot_i16x8_s(v2, w1));
        const v3 = v128.load_splat<i32>(p3);
        p3 += 4;
        d0 = i32x4.add(d0, i32x4.dot_i16x8_s(v3, w0));
        d1 = i32x4.add(d1, i32x4.dot_i16x8_s(v3, w1));
      }
      const s = scale + (j << 2);
      const b = bias + (j << 2);
      const o = <usize>r * line + j * size;
      finish(a0, a1, s, b, out + o, u, mode, base + o);
      finish(b0, b1, s, b, out + o + line, u, mode, base + o + line);
      finish(c0, c1, s, b, out + o + 2 * line, u, mode, base + o + 2 * line);
      finish(d0, d1, s, b, out + o + 3 * line, u, mode, base + o + 3 * line);
    }
  }
  if (r >= rows) return;
  // The last one or two: the ends of the longest sentences, above all, of which an LSTM works on few at once.
  const x0 = x + <usize>r * step;
  let pw = w;
  for (let j: usize = 0; j < <usize>n; j += 8) {
    let a0 = i32x4.splat(0), a1 = i32x4.splat(0), b0 = i32x4.splat(0), b1 = i32x4.splat(0);
    let p0 = x0, p1 = x0 + step;
    const end = x0 + (<usize>k << 1);
    while (p0 < end) {
      const w0 = v128.load(pw);
      const w1 = v128.load(pw, 16);
      pw += 32;
      const v0 = v128.load_splat<i32>(p0);
      p0 += 4;
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(v0, w0));
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(v0, w1));
      const v1 = v128.load_splat<i32>(p1);
      p1 += 4;
      b0 = i32x4.add(b0, i32x4.dot_i16x8_s(v1, w0));
      b1 = i32x4.add(b1, i32x4.dot_i16x8_s(v1, w1));
    }
    const s = scale + (j << 2);
    const b = bias + (j << 2);
    const o = <usize>r * line + j * size;
    finish(a0, a1, s, b, out + o, u, mode, base + o);
    finish(b0, b1, s, b, out + o + line, u, mode, base + o + line);
  }
}

/**
 * The first convolution, from what each form gives to the word after it, to itself and to the word before it: rows of
 * 3n 16-bit numbers at `table`, at half the unit of `out`, whose rows have n. `ids` are the forms of the rows; one that is
 * negative is empty and gives nothing; `ids` has an entry before the first row and one behind the last.
 */
export function blend(table: usize, ids: usize, out: usize, rows: i32, n: i32): void {
  const w = <usize>n << 1;
  const zero = i16x8.splat(0);
  const limit = i16x8.splat(4095);
  for (let r = 0; r < rows; r++) {
    const id = load<i32>(ids + (<usize>r << 2));
    const q = out + <usize>r * w;
    if (id < 0) {
      memory.fill(q, 0, w);
      continue;
    }
    const before = load<i32>(ids + (<usize>r << 2) - 4);
    const after = load<i32>(ids + (<usize>r << 2) + 4);
    const own = table + <usize>id * 3 * w + w;
    const left = table + <usize>(before < 0 ? 0 : before) * 3 * w;
    const right = table + <usize>(after < 0 ? 0 : after) * 3 * w + 2 * w;
    for (let j: usize = 0; j < w; j += 16) {
      let v = v128.load(own + j);
      if (before >= 0) v = i16x8.add(v, v128.load(left + j));
      if (after >= 0) v = i16x8.add(v, v128.load(right + j));
      v128.store(q + j, i16x8.shl(i16x8.min_s(i16x8.max_s(v, zero), limit), 1));
    }
  }
}

/** e^x by Cephes' polynomial (expf.c), four at once; the argument is clipped to +-87. */
@inline
function exp4(given: v128): v128 {
  let x = clip(given, 87);
  const n = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(0.5)));
  x = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let y = f32x4.splat(1.9875691500e-4);
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(5.0000001201e-1));
  y = f32x4.add(f32x4.add(f32x4.mul(y, f32x4.mul(x, x)), x), f32x4.splat(1));
  return f32x4.mul(y, i32x4.add(i32x4.shl(f32x4.add(n, f32x4.splat(LOW_BITS)), 23), f32x4.splat(1)));
}

@inline
function sigmoid4(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp4(f32x4.neg(x))));
}

@inline
function tanh4(x: v128): v128 {
  return f32x4.sub(f32x4.mul(f32x4.splat(2), sigmoid4(f32x4.add(x, x))), f32x4.splat(1));
}

/** Four cells of an LSTM one step on, from the gates at `g` and `q`, `line` bytes each; their state is returned. */
@inline
function cell4(g: usize, q: usize, c: usize, line: usize): v128 {
  const gi = sigmoid4(f32x4.add(v128.load(g), v128.load(q)));
  const gf = sigmoid4(f32x4.add(v128.load(g + line), v128.load(q + line)));
  const go = sigmoid4(f32x4.add(v128.load(g + 2 * line), v128.load(q + 2 * line)));
  const gc = tanh4(f32x4.add(v128.load(g + 3 * line), v128.load(q + 3 * line)));
  const cell = f32x4.add(f32x4.mul(gi, gc), f32x4.mul(gf, v128.load(c)));
  v128.store(c, cell);
  return f32x4.mul(go, tanh4(cell));
}

/**
 * One direction of an LSTM over up to four sentences at once, the longest first. `x` [rows, 4h] float32 holds the input's
 * share of the gates (input, forget, output, candidate), `w` the packed weights of the state. The state, times `unit`, is
 * written (`add`: added) to 16-bit rows at `out` of `ld` numbers. `starts` and `lengths` are rows. `scratch` holds the
 * states (4h 16-bit), cells (4h float32) and sums (16h float32).
 */
export function lstm(x: usize, w: usize, scale: usize, zeros: usize, out: usize, ld: i32, starts: usize, lengths: usize, count: i32, h: i32, reverse: bool, unit: f32, add: bool, scratch: usize): void {
  const state = scratch;
  const cells = state + (<usize>h << 3);
  const sums = cells + (<usize>h << 4);
  memory.fill(state, 0, (<usize>h << 3) + (<usize>h << 4));
  const line = <usize>h << 2;
  const u = f32x4.splat(unit);
  const full = f32x4.splat(LIMIT);
  const longest = load<i32>(lengths);
  let active = count;
  for (let t = 0; t < longest; t++) {
    while (load<i32>(lengths + (<usize>(active - 1) << 2)) <= t) active--;
    if (t == 0) memory.fill(sums, 0, line << 4);
    else dense(state, h, w, scale, zeros, sums, active, 4 * h, h, FLOAT, 1, 0);
    for (let s = 0; s < active; s++) {
      const size = load<i32>(lengths + (<usize>s << 2));
      const start = load<i32>(starts + (<usize>s << 2));
      const r = <usize>(reverse ? start + size - 1 - t : start + t);
      const g = x + r * line * 4;
      const q = sums + <usize>s * line * 4;
      const c = cells + <usize>s * line;
      const o = out + ((r * <usize>ld) << 1);
      for (let j: usize = 0; j < line; j += 32) {
        const h0 = cell4(g + j, q + j, c + j, line);
        const h1 = cell4(g + j + 16, q + j + 16, c + j + 16, line);
        v128.store(state + (<usize>s * line >> 1) + (j >> 1), pack(quantize(h0, full), quantize(h1, full)));
        let y = pack(quantize(h0, u), quantize(h1, u));
        const place = o + (j >> 1);
        if (add) {
          y = i16x8.add_sat_s(y, v128.load(place));
          y = i16x8.max_s(i16x8.min_s(y, i16x8.splat(8191)), i16x8.splat(-8191));
        }
        v128.store(place, y);
      }
    }
  }
}

/** Bucket of a head at j for the word at i of one sentence, 24 in all: the root, and distances that grow in width. */
function bucket(i: i32, j: i32): i32 {
  if (j == 0) return 0;
  const d = j < i ? i - j : j - i;
  const size = d <= 5 ? d : d <= 7 ? 6 : d <= 10 ? 7 : d <= 15 ? 8 : d <= 25 ? 9 : 10;
  return j < i ? size : 10 + size;
}

/**
 * Scores of all arcs of a sentence of n rows: turned[i] . tops[j] * scale + near[i][bucket]. `turned` and `tops` are
 * 16-bit rows of k numbers (k a multiple of 8) at strides `ldt` and `ldp`; `near` float32 rows of 24. `heads` receives the best head of each.
 */
export function arcs(turned: usize, ldt: i32, tops: usize, ldp: i32, k: i32, scale: f32, near: usize, scores: usize, ld: i32, heads: usize, n: i32): void {
  const last = <usize>k << 1;
  for (let i = 0; i < n; i++) {
    const a = turned + (<usize>i * <usize>ldt << 1);
    const line = scores + (<usize>i * <usize>ld << 2);
    const d = near + <usize>i * 96;
    let best = -1;
    let top: f32 = 0;
    for (let j = 0; j < n; j++) {
      let value: f32 = -1e9;
      if (i != j) {
        const b = tops + (<usize>j * <usize>ldp << 1);
        let sum = i32x4.splat(0);
        for (let p: usize = 0; p < last; p += 16) sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(a + p), v128.load(b + p)));
        const whole = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3);
        value = <f32>whole * scale + load<f32>(d + (<usize>bucket(i, j) << 2));
        if (best < 0 || value > top) {
          best = j;
          top = value;
        }
      }
      store<f32>(line + (<usize>j << 2), value);
    }
    store<i32>(heads + (<usize>i << 2), best);
  }
}

/**
 * For each row its word and that word's head side by side, as the layer of relations wants them: `product` numbers
 * multiplied, then `sum` numbers added and clipped below zero. `labels` float32 [rows, 2 * (product + sum)], first the
 * word's own share, then what it gives as a head. `ids` are rows of heads; `out` 16-bit rows of `product + sum`.
 */
export function pairs(labels: usize, ids: usize, out: usize, rows: i32, product: i32, sum: i32, unit: f32): void {
  const half = <usize>(product + sum) << 2;
  const border = <usize>product << 2;
  const u = f32x4.splat(unit);
  const zero = f32x4.splat(0);
  for (let r = 0; r < rows; r++) {
    const a = labels + <usize>r * 2 * half;
    const b = labels + <usize>load<i32>(ids + (<usize>r << 2)) * 2 * half + half;
    const o = out + <usize>r * (half >> 1);
    for (let j: usize = 0; j < border; j += 32) {
      const p0 = f32x4.mul(v128.load(a + j), v128.load(b + j));
      const p1 = f32x4.mul(v128.load(a + j, 16), v128.load(b + j, 16));
      v128.store(o + (j >> 1), pack(quantize(p0, u), quantize(p1, u)));
    }
    for (let j = border; j < half; j += 32) {
      const s0 = f32x4.max(f32x4.add(v128.load(a + j), v128.load(b + j)), zero);
      const s1 = f32x4.max(f32x4.add(v128.load(a + j, 16), v128.load(b + j, 16)), zero);
      v128.store(o + (j >> 1), pack(quantize(s0, u), quantize(s1, u)));
    }
  }
}

/** Index of the highest of n float32 numbers of each row. */
export function highest(x: usize, ld: i32, rows: i32, n: i32, out: usize): void {
  for (let r = 0; r < rows; r++) {
    const q = x + (<usize>r * <usize>ld << 2);
    let best = 0;
    let top = load<f32>(q);
    for (let j = 1; j < n; j++) {
      const value = load<f32>(q + (<usize>j << 2));
      if (value > top) {
        top = value;
        best = j;
      }
    }
    store<i32>(out + (<usize>r << 2), best);
  }
}

/**
 * How likely each of n words of a sentence is part of an argument, of each of `count` roles, of the predicate that is its
 * word `i`: float32 at `out`, a row of `ld` words a role (a multiple of 4, n or more). A role weighs `product` numbers of
 * the predicate times those of the word, and `sum` numbers added to those of the way between them and of its length,
 * clipped below zero (both multiples of 4). `left` is the predicate's row, `right` are the words' rows; `ways` the numbers
 * of the ways, rows of `paths`; `places` has rows of buckets. `scratch` holds `product + sum` float32.
 */
export function roles(left: usize, right: usize, product: i32, sum: i32, ways: usize, paths: usize, places: usize, weights: usize, biases: usize, count: i32, out: usize, ld: i32, i: i32, n: i32, scratch: usize): void {
  const border = <usize>product << 2;
  const half = <usize>(product + sum) << 2;
  const line = <usize>ld << 2;
  const zero = f32x4.splat(0);
  memory.fill(out, 0, <usize>count * line);
  for (let j = 0; j < n; j++) {
    const word = right + <usize>j * half;
    // Both rows of sums begin where those of the products would, so that one offset serves all four.
    const path = paths + <usize>load<i32>(ways + (<usize>j << 2)) * (half - border) - border;
    const place = places + <usize>bucket(i + 1, j + 1) * (half - border) - border;
    for (let k: usize = 0; k < border; k += 16)
      v128.store(scratch + k, f32x4.mul(v128.load(left + k), v128.load(word + k)));
    for (let k = border; k < half; k += 16) {
      const own = f32x4.add(v128.load(left + k), v128.load(word + k));
      v128.store(scratch + k, f32x4.pmax(f32x4.add(f32x4.add(own, v128.load(path + k)), v128.load(place + k)), zero));
    }
    let w = weights;
    for (let role: usize = 0; role < <usize>count; role++) {
      let total = f32x4.splat(0);
      for (let k: usize = 0; k < half; k += 16) {
        total = f32x4.add(total, f32x4.mul(v128.load(scratch + k), v128.load(w)));
        w += 16;
      }
      const low = f32x4.extract_lane(total, 0) + f32x4.extract_lane(total, 1);
      const high = f32x4.extract_lane(total, 2) + f32x4.extract_lane(total, 3);
      store<f32>(out + role * line + (<usize>j << 2), low + high + load<f32>(biases + (role << 2)));
    }
  }
  for (let p = out; p < out + <usize>count * line; p += 16) v128.store(p, sigmoid4(v128.load(p)));
}
