import { binned, type Forecast, mean, meanConfidence, shareRight } from './bins.js';

/**
 * The Brier score of the yes-or-no forecast "my first cause is right", and what it is made of:
 * brier = reliability − resolution + uncertainty + withinBins.
 */
export interface BrierParts {
  /** Answers it is over. */
  readonly n: number;
  /** Mean of (p − o)²: 0 best, 1 worst; saying one half to everything gives 0.25. */
  readonly brier: number;
  /** How far claims and outcomes lie apart, bin by bin: 0 is best. */
  readonly reliability: number;
  /** The reliability that luck alone would give on average if every confidence were meant as said. */
  readonly reliabilityByLuck: number;
  /** How far outcomes differ from bin to bin: the more, the better the confidence tells right answers from wrong ones. */
  readonly resolution: number;
  /** Spread of the outcomes themselves, ō(1 − ō): what always stating one's own share of right answers would score. */
  readonly uncertainty: number;
  /** What the bins hide, from both signs: confidences that differ within a bin. Small beside the others, and not dropped. */
  readonly withinBins: number;
}

/**
 * With N forecasts p of outcomes o in bins k of n_k forecasts, and bars for means:
 *
 *     reliability = 1/N Σ n_k (p̄_k − ō_k)²      resolution = 1/N Σ n_k (ō_k − ō)²      uncertainty = ō(1 − ō)
 *     withinBins  = 1/N Σ_k Σ_j (p_kj − p̄_k)²  −  2/N Σ_k Σ_j (p_kj − p̄_k)(o_kj − ō_k)
 *
 * Murphy (1973), Journal of Applied Meteorology 12, has the first three, which add up to the score only where all
 * forecasts of a bin are equal; Stephenson, Coelho & Jolliffe (2008), Weather and Forecasting 23, the other two, the
 * variance and the covariance within bins, with which they always do. Reliability and resolution are both too large on
 * average where bins are small (Ferro & Fricker 2012, Quarterly Journal of the Royal Meteorological Society 138); hence
 * `reliabilityByLuck` = 1/N Σ_k Σ_j p_kj (1 − p_kj) / n_k, its mean over honest forecasters.
 * @param forecasts at least one
 */
export function brierParts(forecasts: readonly Forecast[]): BrierParts {
  const n = forecasts.length;
  const base = shareRight(forecasts);
  let reliability = 0;
  let reliabilityByLuck = 0;
  let resolution = 0;
  let withinBins = 0;
  for (const bin of binned(forecasts)) {
    const claimed = meanConfidence(bin);
    const right = shareRight(bin);
    reliability += bin.length * square(claimed - right);
    resolution += bin.length * square(right - base);
    for (const forecast of bin) {
      const { confidence } = forecast;
      const outcome = outcomeOf(forecast);
      reliabilityByLuck += (confidence * (1 - confidence)) / bin.length;
      withinBins += square(confidence - claimed) - 2 * (confidence - claimed) * (outcome - right);
    }
  }
  return {
    n,
    brier: mean(forecasts.map((forecast) => square(forecast.confidence - outcomeOf(forecast)))),
    reliability: reliability / n,
    reliabilityByLuck: reliabilityByLuck / n,
    resolution: resolution / n,
    uncertainty: base * (1 - base),
    withinBins: withinBins / n,
  };
}

function outcomeOf({ right }: Forecast): number {
  return right ? 1 : 0;
}

function square(value: number): number {
  return value * value;
}
