/** Something described by numbered features with weights; features in rising order, weights above 0. */
export interface Vector {
  readonly features: Int32Array;
  readonly weights: Float64Array;
}

/** The features with weights above 0, in rising order. */
export function vectorOf(entries: Iterable<readonly [feature: number, weight: number]>): Vector {
  const kept = [...entries].filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b);
  return { features: Int32Array.from(kept, ([feature]) => feature), weights: Float64Array.from(kept, ([, weight]) => weight) };
}

/** The same direction at another length; an empty vector stays empty. */
export function scaledTo(vector: Vector, length: number): Vector {
  const now = lengthOf(vector);
  return now === 0 ? vector : { features: vector.features, weights: vector.weights.map((weight) => (weight * length) / now) };
}

export function lengthOf({ weights }: Vector): number {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
}

/** Several descriptions of one thing as one: the features of each follow those of the one before, of which there are `featureCount`. */
export function sideBySide(parts: readonly { readonly vector: Vector; readonly featureCount: number }[]): Vector {
  let offset = 0;
  const features: number[] = [];
  const weights: number[] = [];
  for (const { vector, featureCount } of parts) {
    for (const feature of vector.features) features.push(offset + feature);
    for (const weight of vector.weights) weights.push(weight);
    offset += featureCount;
  }
  return { features: Int32Array.from(features), weights: Float64Array.from(weights) };
}

/** Products of every vector with every other, row by row: a square, symmetric to the last bit. Sums run in the order of the features. */
export function products(vectors: readonly Vector[], featureCount: number): Float32Array {
  const size = vectors.length;
  const postings = postingsOf(vectors, featureCount);
  const square = new Float32Array(size * size);
  const row = new Float64Array(size);
  vectors.forEach(({ features, weights }, i) => {
    row.fill(0);
    for (let at = 0; at < features.length; at++) {
      const weight = weights[at] ?? 0;
      const { owners, shares } = postings[features[at] ?? 0] ?? NO_POSTINGS;
      // Owners rise: those before this row were done from their side.
      for (let p = owners.length - 1; p >= 0; p--) {
        const owner = owners[p] ?? 0;
        if (owner < i) break;
        row[owner] = (row[owner] ?? 0) + weight * (shares[p] ?? 0);
      }
    }
    for (let j = i; j < size; j++) {
      square[i * size + j] = row[j] ?? 0;
      square[j * size + i] = row[j] ?? 0;
    }
  });
  return square;
}

interface Postings {
  readonly owners: Int32Array;
  readonly shares: Float64Array;
}

const NO_POSTINGS: Postings = { owners: new Int32Array(0), shares: new Float64Array(0) };

function postingsOf(vectors: readonly Vector[], featureCount: number): readonly Postings[] {
  const lengths = new Int32Array(featureCount);
  for (const { features } of vectors) for (const feature of features) lengths[feature] = (lengths[feature] ?? 0) + 1;
  const postings = Array.from(lengths, (length) => ({ owners: new Int32Array(length), shares: new Float64Array(length) }));
  const filled = new Int32Array(featureCount);
  vectors.forEach(({ features, weights }, owner) => {
    features.forEach((feature, at) => {
      const place = filled[feature] ?? 0;
      filled[feature] = place + 1;
      const posting = postings[feature];
      if (posting === undefined) return;
      posting.owners[place] = owner;
      posting.shares[place] = weights[at] ?? 0;
    });
  });
  return postings;
}
