namespace Lessons.Export.Formulas;

/// <summary>What an atom is to its neighbours; it decides the space around it.</summary>
internal enum AtomKind { None, Ordinary, Large, Function, Binary, Relation, Open, Close, Punctuation }

/// <summary>The commands that are one symbol each, written as "name symbol" pairs.</summary>
internal static class Symbols
{
    private const string Letters = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
        xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        infty ∞ nabla ∇ partial ∂ ell ℓ hbar ℏ Re ℜ Im ℑ emptyset ∅ varnothing ∅ forall ∀ exists ∃ neg ¬ top ⊤ bot ⊥ angle ∠
        ldots … dots … dotsc … cdots ⋯ dotsb ⋯ vdots ⋮ ddots ⋱ prime ′ degree ° checkmark ✓ square □ blacksquare ■ imath ı jmath ȷ
        % % # # $ $ & & _ _ { { } }
        """;

    private const string Binaries = """
        cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ cup ∪ cap ∩
        wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ bmod mod
        """;

    private const string Relations = """
        le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ coloneqq ≔ doteq ≐
        in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ mid ∣ parallel ∥ perp ⟂ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳
        to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺
        mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ longmapsto ⟼ hookrightarrow ↪ uparrow ↑ downarrow ↓ Uparrow ⇑ Downarrow ⇓
        nearrow ↗ searrow ↘ rightsquigarrow ⇝ vdash ⊢ models ⊨ colon :
        """;

    private const string LargeOperators = """
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀
        """;

    private const string Delimiters = """
        ( ( ) ) [ [ ] ] | | / / . . < ⟨ > ⟩ \{ { \} } \lbrace { \rbrace } \| ‖ \Vert ‖ \vert | \langle ⟨ \rangle ⟩ \lfloor ⌊ \rfloor ⌋
        \lceil ⌈ \rceil ⌉ \lvert | \rvert | \lVert ‖ \rVert ‖ \uparrow ↑ \downarrow ↓ \backslash \
        """;

    /// <summary>Symbol and kind of every command that is one symbol, by its name without the backslash.</summary>
    public static IReadOnlyDictionary<string, (string Text, AtomKind Kind)> ByName { get; } = new[]
    {
        (Letters, AtomKind.Ordinary), (Binaries, AtomKind.Binary), (Relations, AtomKind.Relation), (LargeOperators, AtomKind.Large),
    }
        .SelectMany(table => Pairs(table.Item1).Select(pair => (pair.Name, pair.Text, table.Item2)))
        .ToDictionary(symbol => symbol.Name, symbol => (symbol.Text, symbol.Item3));

    /// <summary>The character of every delimiter that may follow <c>\left</c>, <c>\right</c> or <c>\big</c>, by its token.</summary>
    public static IReadOnlyDictionary<string, string> DelimiterByToken { get; } =
        Table(Delimiters);

    /// <summary>The operators that are set as words.</summary>
    public static IReadOnlySet<string> Functions { get; } =
        "log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim hom ker".Split(' ').ToHashSet();

    /// <summary>The operators that are set as words and carry what stands below them there.</summary>
    public static IReadOnlySet<string> LimitFunctions { get; } = "lim limsup liminf max min sup inf argmax argmin det gcd Pr".Split(' ').ToHashSet();

    /// <summary>The marks that keep their size, by the command that sets them above a letter.</summary>
    public static IReadOnlyDictionary<string, string> Accents { get; } = Table("hat ˆ tilde ˜ bar ¯ vec → dot ˙ ddot ¨ check ˇ");

    /// <summary>The marks that grow as wide as what is below them, by their command.</summary>
    public static IReadOnlyDictionary<string, string> WideAccents { get; } = Table("widehat ^ widetilde ~ overline ¯ overrightarrow →");

    /// <summary>The size of the delimiter after every command that sets one.</summary>
    public static IReadOnlyDictionary<string, string> Sizes { get; } = Table("""
        big 1.2em bigl 1.2em bigr 1.2em bigm 1.2em Big 1.8em Bigl 1.8em Bigr 1.8em Bigm 1.8em
        bigg 2.4em biggl 2.4em biggr 2.4em biggm 2.4em Bigg 3em Biggl 3em Biggr 3em Biggm 3em
        """);

    /// <summary>The width of every command that is a space.</summary>
    public static IReadOnlyDictionary<string, string> Spaces { get; } = new Dictionary<string, string>(
        Table(", 0.167em thinspace 0.167em : 0.222em > 0.222em ; 0.278em ! -0.167em enspace 0.5em quad 1em qquad 2em"))
    { [" "] = "0.25em" };

    private static Dictionary<string, string> Table(string table) => Pairs(table).ToDictionary(pair => pair.Name, pair => pair.Text);

    private static IEnumerable<(string Name, string Text)> Pairs(string table) =>
        table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair => (pair[0], pair[1]));
}
