namespace Course;

/// <summary>How long <see cref="Muon"/> makes its step, whose matrix has singular values near 1 whatever the gradient; n × m are the inputs × units of the layer.</summary>
public enum MuonScale
{
    /// <summary>√max(1, m/n), Keller Jordan's: a layer with more units than inputs takes longer steps. PyTorch's default.</summary>
    Original,

    /// <summary>0.2 · √max(m, n), Liu et al. 2025 (arXiv 2502.16982), section 2.2: numbers as large on average as those of AdamW's steps, so that its rate and decay serve here too.</summary>
    MatchAdamW,
}
