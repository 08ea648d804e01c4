/**
 * The arithmetic of training, in AssemblyScript with SIMD: matrix products, convolution windows, an LSTM, softmax, dropout
 * and Adam, all over raw addresses in one memory that the threads share. Rows are dense float32 with a stride (`ld`) in
 * floats. Sums run in a fixed order, so that the same input gives the same bytes.
 */

// ---- matrix products --------------------------------------------------------------------------------------------------

/** C[m,n] = A[m,k] B[k,n], or += where `add` is set. Element (i,p) of A stands at a + i*ai + p*ap floats. */
function product(a: usize, ai: usize, ap: usize, b: usize, ldb: usize, c: usize, ldc: usize, m: i32, n: i32, k: i32, add: bool): void {
  const si = ai << 2;
  const sp = ap << 2;
  const sb = ldb << 2;
  const sc = ldc << 2;
  let i = 0;
  for (; i + 4 <= m; i += 4) {
    const a0 = a + <usize>i * si;
    const c0 = c + <usize>i * sc;
    let j = 0;
    for (; j + 8 <= n; j += 8) {
      let x00 = f32x4.splat(0), x01 = f32x4.splat(0), x10 = f32x4.splat(0), x11 = f32x4.splat(0);
      let x20 = f32x4.splat(0), x21 = f32x4.splat(0), x30 = f32x4.splat(0), x31 = f32x4.splat(0);
      let pb = b + (<usize>j << 2);
      let pa = a0;
      for (let p = 0; p < k; p++) {
        const b0 = v128.load(pb);
        const b1 = v128.load(pb, 16);
        const v0 = v128.load_splat<f32>(pa);
        const v1 = v128.load_splat<f32>(pa + si);
        x00 = f32x4.add(x00, f32x4.mul(v0, b0));
        x01 = f32x4.add(x01, f32x4.mul(v0, b1));
        x10 = f32x4.add(x10, f32x4.mul(v1, b0));
        x11 = f32x4.add(x11, f32x4.mul(v1, b1));
        const v2 = v128.load_splat<f32>(pa + 2 * si);
        const v3 = v128.load_splat<f32>(pa + 3 * si);
        x20 = f32x4.add(x20, f32x4.mul(v2, b0));
        x21 = f32x4.add(x21, f32x4.mul(v2, b1));
        x30 = f32x4.add(x30, f32x4.mul(v3, b0));
        x31 = f32x4.add(x31, f32x4.mul(v3, b1));
        pa += sp;
        pb += sb;
      }
      const q = c0 + (<usize>j << 2);
      put(q, x00, add); put(q + 16, x01, add);
      put(q + sc, x10, add); put(q + sc + 16, x11, add);
      put(q + 2 * sc, x20, add); put(q + 2 * sc + 16, x21, add);
      put(q + 3 * sc, x30, add); put(q + 3 * sc + 16, x31, add);
    }
    for (; j + 4 <= n; j += 4) {
      let x0 = f32x4.splat(0), x1 = f32x4.splat(0), x2 = f32x4.splat(0), x3 = f32x4.splat(0);
      let pb = b + (<usize>j << 2);
      let pa = a0;
      for (let p = 0; p < k; p++) {
        const b0 = v128.load(pb);
        x0 = f32x4.add(x0, f32x4.mul(v128.load_splat<f32>(pa), b0));
        x1 = f32x4.add(x1, f32x4.mul(v128.load_splat<f32>(pa + si), b0));
        x2 = f32x4.add(x2, f32x4.mul(v128.load_splat<f32>(pa + 2 * si), b0));
        x3 = f32x4.add(x3, f32x4.mul(v128.load_splat<f32>(pa + 3 * si), b0));
        pa += sp;
        pb += sb;
      }
      const q = c0 + (<usize>j << 2);
      put(q, x0, add); put(q + sc, x1, add); put(q + 2 * sc, x2, add); put(q + 3 * sc, x3, add);
    }
    for (; j < n; j++) for (let r = 0; r < 4; r++) single(a0 + <usize>r * si, sp, b + (<usize>j << 2), sb, c0 + <usize>r * sc + (<usize>j << 2), k, add);
  }
  for (; i < m; i++) {
    const a0 = a + <usize>i * si;
    const c0 = c + <usize>i * sc;
    let j = 0;
    for (; j + 8 <= n; j += 8) {
      let x0 = f32x4.splat(0), x1 = f32x4.splat(0);
      let pb = b + (<usize>j << 2);
      let pa = a0;
      for (let p = 0; p < k; p++) {
        const v = v128.load_splat<f32>(pa);
        x0 = f32x4.add(x0, f32x4.mul(v, v128.load(pb)));
        x1 = f32x4.add(x1, f32x4.mul(v, v128.load(pb, 16)));
        pa += sp;
        pb += sb;
      }
      const q = c0 + (<usize>j << 2);
      put(q, x0, add); put(q + 16, x1, add);
    }
    for (; j + 4 <= n; j += 4) {
      let x0 = f32x4.splat(0);
      let pb = b + (<usize>j << 2);
      let pa = a0;
      for (let p = 0; p < k; p++) {
        x0 = f32x4.add(x0, f32x4.mul(v128.load_splat<f32>(pa), v128.load(pb)));
        pa += sp;
        pb += sb;
      }
      put(c0 + (<usize>j << 2), x0, add);
    }
    for (; j < n; j++) single(a0, sp, b + (<usize>j << 2), sb, c0 + (<usize>j << 2), k, add);
  }
}

@inline
function put(q: usize, x: v128, add: bool): void {
  v128.store(q, add ? f32x4.add(v128.load(q), x) : x);
}

function single(a: usize, sp: usize, b: usize, sb: usize, c: usize, k: i32, add: bool): void {
  let sum: f32 = 0;
  for (let p = 0; p < k; p++) {
    sum += load<f32>(a) * load<f32>(b);
    a += sp;
    b += sb;
  }
  store<f32>(c, add ? load<f32>(c) + sum : sum);
}

/** C = A B. */
export function gemmNN(a: usize, lda: usize, b: usize, ldb: usize, c: usize, ldc: usize, m: i32, n: i32, k: i32, add: bool): void {
  product(a, lda, 1, b, ldb, c, ldc, m, n, k, add);
}

/** C = A' B, A being [k,m]. */
export function gemmTN(a: usize, lda: usize, b: usize, ldb: usize, c: usize, ldc: usize, m: i32, n: i32, k: i32, add: bool): void {
  product(a, 1, lda, b, ldb, c, ldc, m, n, k, add);
}

/** C = A B', B being [n,k]; `scratch` holds k * n floats. */
export function gemmNT(a: usize, lda: usize, b: usize, ldb: usize, c: usize, ldc: usize, m: i32, n: i32, k: i32, add: bool, scratch: usize): void {
  for (let j = 0; j < n; j++) {
    let from = b + ((<usize>j * ldb) << 2);
    let to = scratch + (<usize>j << 2);
    for (let p = 0; p < k; p++) {
      store<f32>(to, load<f32>(from));
      from += 4;
      to += <usize>n << 2;
    }
  }
  product(a, lda, 1, scratch, n, c, ldc, m, n, k, add);
}

// ---- rows -------------------------------------------------------------------------------------------------------------

export function fill(to: usize, n: i32, value: f32): void {
  for (let i = 0; i < n; i++) store<f32>(to + (<usize>i << 2), value);
}

/** to[i] = (add ? to[i] : 0) + scale * from[i] */
export function axpy(from: usize, to: usize, n: i32, scale: f32, add: bool): void {
  const s = f32x4.splat(scale);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const o = <usize>i << 2;
    put(to + o, f32x4.mul(s, v128.load(from + o)), add);
  }
  for (; i < n; i++) {
    const o = <usize>i << 2;
    store<f32>(to + o, (add ? load<f32>(to + o) : 0) + scale * load<f32>(from + o));
  }
}

/** Adds the bias to every row; with `relu` also clips below zero. */
export function biasRelu(x: usize, bias: usize, rows: i32, n: i32, relu: bool): void {
  const zero = f32x4.splat(0);
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < n; j += 4) {
      const o = <usize>j << 2;
      const q = x + ((<usize>r * <usize>n) << 2) + o;
      let v = f32x4.add(v128.load(q), v128.load(bias + o));
      if (relu) v = f32x4.max(v, zero);
      v128.store(q, v);
    }
  }
}

/** Gradient through the clip (where y is zero nothing passes), and the sum over rows into the bias' gradient. */
export function biasReluBack(y: usize, dy: usize, dbias: usize, rows: i32, n: i32, relu: bool): void {
  const zero = f32x4.splat(0);
  for (let r = 0; r < rows; r++) {
    for (let j = 0; j < n; j += 4) {
      const o = ((<usize>r * <usize>n) << 2) + (<usize>j << 2);
      let d = v128.load(dy + o);
      if (relu) {
        d = v128.and(d, f32x4.gt(v128.load(y + o), zero));
        v128.store(dy + o, d);
      }
      put(dbias + (<usize>j << 2), d, true);
    }
  }
}

/** out[i] = table[ids[i]] (rows of n floats at stride ldo); a negative id gives zeros. */
export function gather(table: usize, ids: usize, out: usize, ldo: usize, rows: i32, n: i32): void {
  for (let r = 0; r < rows; r++) {
    const id = load<i32>(ids + (<usize>r << 2));
    const q = out + ((<usize>r * ldo) << 2);
    if (id < 0) memory.fill(q, 0, <usize>n << 2);
    else memory.copy(q, table + ((<usize>id * <usize>n) << 2), <usize>n << 2);
  }
}

/** table[ids[i]] += rows[i] */
export function scatter(table: usize, ids: usize, from: usize, ldf: usize, rows: i32, n: i32): void {
  for (let r = 0; r < rows; r++) {
    const id = load<i32>(ids + (<usize>r << 2));
    if (id < 0) continue;
    const t = table + ((<usize>id * <usize>n) << 2);
    const q = from + ((<usize>r * ldf) << 2);
    let j = 0;
    for (; j + 4 <= n; j += 4) put(t + (<usize>j << 2), v128.load(q + (<usize>j << 2)), true);
    for (; j < n; j++) {
      const o = <usize>j << 2;
      store<f32>(t + o, load<f32>(t + o) + load<f32>(q + o));
    }
  }
}

/** z = x * y, of n floats. */
export function multiply(x: usize, y: usize, z: usize, n: i32, add: bool): void {
  for (let i = 0; i < n; i += 4) {
    const o = <usize>i << 2;
    put(z + o, f32x4.mul(v128.load(x + o), v128.load(y + o)), add);
  }
}

/** Dropout masks: 1 / keep with probability keep, else 0. The state is four 32-bit xorshift generators side by side. */
export function dropMask(mask: usize, n: i32, keep: f32, state: usize): void {
  let s = v128.load(state);
  // The upper bits compared as a signed number: uniform in [-2^31, 2^31).
  const limit = i32x4.splat(<i32>(<i64>(<f64>keep * 4294967296.0) - 2147483648));
  const value = f32x4.splat(1 / keep);
  for (let i = 0; i < n; i += 4) {
    s = v128.xor(s, i32x4.shl(s, 13));
    s = v128.xor(s, i32x4.shr_u(s, 17));
    s = v128.xor(s, i32x4.shl(s, 5));
    v128.store(mask + (<usize>i << 2), v128.and(i32x4.lt_s(s, limit), value));
  }
  v128.store(state, s);
}

/** Sentence after sentence: out[r] = [x[r-1], x[r], x[r+1]], zeros beyond the ends. `offsets` holds count + 1 rows. */
export function windows(x: usize, out: usize, offsets: usize, count: i32, n: i32): void {
  const w = <usize>n << 2;
  for (let s = 0; s < count; s++) {
    const from = load<i32>(offsets + (<usize>s << 2));
    const to = load<i32>(offsets + (<usize>(s + 1) << 2));
    for (let r = from; r < to; r++) {
      const q = out + <usize>r * 3 * w;
      const p = x + <usize>r * w;
      if (r > from) memory.copy(q, p - w, w);
      else memory.fill(q, 0, w);
      memory.copy(q + w, p, w);
      if (r + 1 < to) memory.copy(q + 2 * w, p + w, w);
      else memory.fill(q + 2 * w, 0, w);
    }
  }
}

export function windowsBack(dx: usize, dout: usize, offsets: usize, count: i32, n: i32): void {
  const w = <usize>n << 2;
  for (let s = 0; s < count; s++) {
    const from = load<i32>(offsets + (<usize>s << 2));
    const to = load<i32>(offsets + (<usize>(s + 1) << 2));
    for (let r = from; r < to; r++) {
      const q = dout + <usize>r * 3 * w;
      const p = dx + <usize>r * w;
      if (r > from) axpy(q, p - w, n, 1, true);
      axpy(q + w, p, n, 1, true);
      if (r + 1 < to) axpy(q + 2 * w, p + w, n, 1, true);
    }
  }
}

// ---- functions --------------------------------------------------------------------------------------------------------

/** e^x by Cephes' polynomial (expf.c), four at once; the argument is clipped to +-87. */
function exp4(x: v128): v128 {
  x = f32x4.min(f32x4.max(x, f32x4.splat(-87)), f32x4.splat(87));
  const n = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(0.5)));
  x = f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375))), f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let y = f32x4.splat(1.9875691500e-4);
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, x), f32x4.splat(5.0000001201e-1));
  y = f32x4.add(f32x4.add(f32x4.mul(y, f32x4.mul(x, x)), x), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(y, power);
}

@inline
function sigmoid4(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exp4(f32x4.neg(x))));
}

@inline
function tanh4(x: v128): v128 {
  return f32x4.sub(f32x4.mul(f32x4.splat(2), sigmoid4(f32x4.add(x, x))), f32x4.splat(1));
}

/**
 * Softmax and cross-entropy over rows: the scores become their gradient, (p - gold) * scale. Returns the sum of losses.
 * Columns from `n` on are not touched. A negative gold leaves a row without loss; its gradient is zero.
 * `best` receives the index of the highest score.
 */
export function softmax(x: usize, ld: usize, gold: usize, best: usize, rows: i32, n: i32, scale: f32, scratch: usize): f32 {
  let loss: f32 = 0;
  for (let r = 0; r < rows; r++) {
    const q = x + ((<usize>r * ld) << 2);
    const g = load<i32>(gold + (<usize>r << 2));
    let max: f32 = -3.0e38;
    let top = 0;
    for (let j = 0; j < n; j++) {
      const v = load<f32>(q + (<usize>j << 2));
      if (v > max) {
        max = v;
        top = j;
      }
    }
    store<i32>(best + (<usize>r << 2), top);
    if (g < 0) {
      memory.fill(q, 0, <usize>n << 2);
      continue;
    }
    const score = load<f32>(q + (<usize>g << 2)) - max;
    let sum: f32 = 0;
    const m = f32x4.splat(max);
    let j = 0;
    for (; j < n; j += 4) v128.store(scratch + (<usize>j << 2), exp4(f32x4.sub(v128.load(q + (<usize>j << 2)), m)));
    for (j = 0; j < n; j++) sum += load<f32>(scratch + (<usize>j << 2));
    loss += <f32>Math.log(<f64>sum) - score;
    const f = scale / sum;
    for (j = 0; j < n; j++) store<f32>(q + (<usize>j << 2), load<f32>(scratch + (<usize>j << 2)) * f);
    store<f32>(q + (<usize>g << 2), load<f32>(q + (<usize>g << 2)) - scale);
  }
  return loss;
}

// ---- LSTM -------------------------------------------------------------------------------------------------------------

/**
 * One direction over sentences of descending length. `x` holds the input's share of the gates [rows, 4h] (input, forget,
 * output, candidate), and after the call the gates themselves. `cells` and `out` (stride ldo) receive the states.
 * `scratch` holds count * 5h floats.
 */
export function lstm(x: usize, weights: usize, cells: usize, out: usize, ldo: usize, offsets: usize, count: i32, h: i32, reverse: bool, scratch: usize): void {
  const w = <usize>h << 2;
  const before = scratch;
  const gates = scratch + <usize>count * w;
  const longest = load<i32>(offsets + 4) - load<i32>(offsets);
  let active = count;
  for (let t = 0; t < longest; t++) {
    while (length(offsets, active - 1) <= t) active--;
    if (t > 0) {
      for (let s = 0; s < active; s++) memory.copy(before + <usize>s * w, out + (<usize>row(offsets, s, t - 1, reverse) * ldo << 2), w);
      product(before, h, 1, weights, 4 * h, gates, 4 * h, active, 4 * h, h, false);
    }
    for (let s = 0; s < active; s++) {
      const r = <usize>row(offsets, s, t, reverse);
      const g = x + r * 4 * w;
      const c = cells + r * w;
      const o = out + ((r * ldo) << 2);
      const past = t > 0 ? cells + <usize>row(offsets, s, t - 1, reverse) * w : 0;
      for (let j: usize = 0; j < w; j += 16) {
        let gi = v128.load(g + j), gf = v128.load(g + w + j), go = v128.load(g + 2 * w + j), gc = v128.load(g + 3 * w + j);
        if (t > 0) {
          const q = gates + <usize>s * 4 * w + j;
          gi = f32x4.add(gi, v128.load(q));
          gf = f32x4.add(gf, v128.load(q + w));
          go = f32x4.add(go, v128.load(q + 2 * w));
          gc = f32x4.add(gc, v128.load(q + 3 * w));
        }
        gi = sigmoid4(gi);
        gf = sigmoid4(gf);
        go = sigmoid4(go);
        gc = tanh4(gc);
        let cell = f32x4.mul(gi, gc);
        if (t > 0) cell = f32x4.add(cell, f32x4.mul(gf, v128.load(past + j)));
        v128.store(g + j, gi);
        v128.store(g + w + j, gf);
        v128.store(g + 2 * w + j, go);
        v128.store(g + 3 * w + j, gc);
        v128.store(c + j, cell);
        v128.store(o + j, f32x4.mul(go, tanh4(cell)));
      }
    }
  }
}

@inline
function length(offsets: usize, s: i32): i32 {
  return load<i32>(offsets + (<usize>(s + 1) << 2)) - load<i32>(offsets + (<usize>s << 2));
}

@inline
function row(offsets: usize, s: i32, t: i32, reverse: bool): i32 {
  return reverse ? load<i32>(offsets + (<usize>(s + 1) << 2)) - 1 - t : load<i32>(offsets + (<usize>s << 2)) + t;
}

/**
 * Backwards through `lstm`: `x` holds the gates and receives their gradient, which is also that of the input's share.
 * `dout` (stride ldo) is the gradient of the output, and `history` [rows, h] receives the state before each row (zeros at
 * the start), so that the gradient of the weights is history' x. `turned` holds the weights turned, [4h, h];
 * `scratch` holds count * 6h floats.
 */
export function lstmBack(x: usize, turned: usize, cells: usize, out: usize, dout: usize, ldo: usize, history: usize, offsets: usize, count: i32, h: i32, reverse: bool, scratch: usize): void {
  const w = <usize>h << 2;
  const dgates = scratch;
  const dh = scratch + <usize>count * 4 * w;
  const dc = dh + <usize>count * w;
  memory.fill(dh, 0, <usize>count * 2 * w);
  const longest = load<i32>(offsets + 4) - load<i32>(offsets);
  const one = f32x4.splat(1);
  for (let t = longest - 1; t >= 0; t--) {
    let active = 0;
    while (active < count && length(offsets, active) > t) active++;
    for (let s = 0; s < active; s++) {
      const r = <usize>row(offsets, s, t, reverse);
      const last = t > 0 ? <usize>row(offsets, s, t - 1, reverse) : 0;
      const g = x + r * 4 * w;
      const d = dgates + <usize>s * 4 * w;
      if (t > 0) memory.copy(history + r * w, out + ((last * ldo) << 2), w);
      else memory.fill(history + r * w, 0, w);
      for (let j: usize = 0; j < w; j += 16) {
        const gi = v128.load(g + j), gf = v128.load(g + w + j), go = v128.load(g + 2 * w + j), gc = v128.load(g + 3 * w + j);
        const tc = tanh4(v128.load(cells + r * w + j));
        const h0 = f32x4.add(v128.load(dout + ((r * ldo) << 2) + j), v128.load(dh + <usize>s * w + j));
        let cell = f32x4.add(v128.load(dc + <usize>s * w + j), f32x4.mul(f32x4.mul(h0, go), f32x4.sub(one, f32x4.mul(tc, tc))));
        const past = t > 0 ? v128.load(cells + last * w + j) : f32x4.splat(0);
        const di = f32x4.mul(f32x4.mul(cell, gc), f32x4.mul(gi, f32x4.sub(one, gi)));
        const df = f32x4.mul(f32x4.mul(cell, past), f32x4.mul(gf, f32x4.sub(one, gf)));
        const dO = f32x4.mul(f32x4.mul(h0, tc), f32x4.mul(go, f32x4.sub(one, go)));
        const dC = f32x4.mul(f32x4.mul(cell, gi), f32x4.sub(one, f32x4.mul(gc, gc)));
        cell = f32x4.mul(cell, gf);
        v128.store(dc + <usize>s * w + j, cell);
        v128.store(g + j, di); v128.store(d + j, di);
        v128.store(g + w + j, df); v128.store(d + w + j, df);
        v128.store(g + 2 * w + j, dO); v128.store(d + 2 * w + j, dO);
        v128.store(g + 3 * w + j, dC); v128.store(d + 3 * w + j, dC);
      }
    }
    if (t > 0) product(dgates, 4 * h, 1, turned, h, dh, h, active, h, 4 * h, false);
  }
}

// ---- Adam -------------------------------------------------------------------------------------------------------------

/** Sum of squares of (a + b), in double. */
export function squares(a: usize, b: usize, n: i32): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < n; i++) {
    const v = <f64>load<f32>(a + (<usize>i << 2)) + <f64>load<f32>(b + (<usize>i << 2));
    sum += v * v;
  }
  return sum;
}

/**
 * One step of Adam (Kingma and Ba 2015) on n weights with the sum of two gradients, which are set to zero, and the
 * running average of the weights. `rate` holds the step with its bias corrections.
 */
export function adam(weight: usize, a: usize, b: usize, m: usize, v: usize, average: usize, n: i32, scale: f32, rate: f32, beta1: f32, beta2: f32, correction2: f32, epsilon: f32, decay: f32): void {
  const s = f32x4.splat(scale), b1 = f32x4.splat(beta1), c1 = f32x4.splat(1 - beta1), b2 = f32x4.splat(beta2), c2 = f32x4.splat(1 - beta2);
  const lr = f32x4.splat(rate), eps = f32x4.splat(epsilon), k2 = f32x4.splat(correction2), keep = f32x4.splat(1 - decay);
  const zero = f32x4.splat(0);
  for (let i = 0; i < n; i += 4) {
    const o = <usize>i << 2;
    const g = f32x4.mul(s, f32x4.add(v128.load(a + o), v128.load(b + o)));
    v128.store(a + o, zero);
    v128.store(b + o, zero);
    const m1 = f32x4.add(f32x4.mul(b1, v128.load(m + o)), f32x4.mul(c1, g));
    const v1 = f32x4.add(f32x4.mul(b2, v128.load(v + o)), f32x4.mul(c2, f32x4.mul(g, g)));
    v128.store(m + o, m1);
    v128.store(v + o, v1);
    const x = f32x4.sub(v128.load(weight + o), f32x4.div(f32x4.mul(lr, m1), f32x4.add(f32x4.sqrt(f32x4.mul(k2, v1)), eps)));
    v128.store(weight + o, x);
    const e = v128.load(average + o);
    v128.store(average + o, f32x4.add(e, f32x4.mul(keep, f32x4.sub(x, e))));
  }
}

// ---- arcs -------------------------------------------------------------------------------------------------------------

/** Bucket of a head at j for the word at i of one sentence, 24 in all: the root, and distances that grow in width. */
function bucket(i: i32, j: i32): i32 {
  if (j == 0) return 0;
  const d = j < i ? i - j : j - i;
  const size = d <= 5 ? d : d <= 7 ? 6 : d <= 10 ? 7 : d <= 15 ? 8 : d <= 25 ? 9 : 10;
  return j < i ? size : 10 + size;
}

/** scores[i,j] += r[i, bucket(i,j)] in a sentence of n rows (r at stride 24); a word is never its own head. */
export function distances(scores: usize, ld: usize, r: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const q = scores + ((<usize>i * ld) << 2);
    const b = r + (<usize>i * 24 << 2);
    for (let j = 0; j < n; j++) {
      const o = <usize>j << 2;
      store<f32>(q + o, i == j ? -1e9 : load<f32>(q + o) + load<f32>(b + (<usize>bucket(i, j) << 2)));
    }
  }
}

export function distancesBack(dscores: usize, ld: usize, dr: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const q = dscores + ((<usize>i * ld) << 2);
    const b = dr + (<usize>i * 24 << 2);
    for (let j = 0; j < n; j++) {
      if (i == j) continue;
      const t = b + (<usize>bucket(i, j) << 2);
      store<f32>(t, load<f32>(t) + load<f32>(q + (<usize>j << 2)));
    }
  }
}
