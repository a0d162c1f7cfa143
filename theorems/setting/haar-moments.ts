/**
 * Second moments over a Haar A of what it misses, as abbreviations for formulas in dx, dy, r, sigma, F2 = ‖Delta‖² and
 * F4 = ‖DeltaᵀDelta‖². With S = DeltaᵀDelta, P = AᵀA and Q = I − P: E Q_ij Q_kl = alpha δ_ij δ_kl + beta (δ_ik δ_jl + δ_il δ_jk),
 * by invariance; Q² = Q and tr Q = dx − r fix alpha and beta. P has the same beta.
 */
export const haarMoments = {
  beta: 'r*(dx-r)/(dx*(dx-1)*(dx+2))',
  alpha: '(1 - r/dx)^2 - 2*beta/dx',
  /** Mean and variance of b = tr SQ. */
  meanB: '(1 - r/dx)*F2',
  varB: '2*beta*(F4 - F2^2/dx)',
  /** E tr C² of C = Delta Q Deltaᵀ + sigma² I, with E tr (SQ)² = (alpha + beta) F4 + beta F2². */
  C2: '(alpha + beta)*F4 + beta*F2^2 + 2*sigma^2*meanB + dy*sigma^4',
} as const;
