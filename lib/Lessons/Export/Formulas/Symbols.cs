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
        aleph ℵ flat ♭ natural ♮ clubsuit ♣ wp ℘ sharp ♯ diamondsuit ♢ heartsuit ♡ spadesuit ♠ S § P ¶ dag † ddag ‡ hslash ℏ triangledown ▽
        lozenge ◊ circledS Ⓢ circledR ® measuredangle ∡ nexists ∄ mho ℧ Finv Ⅎ Game ⅁ backprime ‵ blacktriangle ▲ blacktriangledown ▼
        blacklozenge ⧫ bigstar ★ sphericalangle ∢ complement ∁ eth ð diagup ╱ diagdown ╲ Box □ Diamond ◊ yen ¥ beth ℶ daleth ℸ gimel ℷ
        digamma ϝ varkappa ϰ triangle △ lnot ¬ surd √ pounds £ mathsterling £ maltese ✠ dotso … dotsm ⋯ dotsi ⋯ mathellipsis … Bbbk 𝕜
        alef ℵ alefsym ℵ infin ∞ empty ∅ exist ∃ image ℑ real ℜ weierp ℘ sect § clubs ♣ diamonds ♢ hearts ♡ spades ♠ iddots ⋰ copyright ©
        cdotp ⋅ ldotp . Alpha Α Beta Β Epsilon Ε Zeta Ζ Eta Η Iota Ι Kappa Κ Mu Μ Nu Ν Omicron Ο Rho Ρ Tau Τ Chi Χ thetasym ϑ omicron ο
        varGamma 𝛤 varDelta 𝛥 varTheta 𝛩 varLambda 𝛬 varXi 𝛯 varPi 𝛱 varSigma 𝛴 varPhi 𝛷 varPsi 𝛹 varOmega 𝛺 R ℝ N ℕ Z ℤ reals ℝ Reals ℝ
        natnums ℕ cnums ℂ Complex ℂ
        """;

    private const string Binaries = """
        cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ odot ⊙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ cup ∪ cap ∩
        wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ bmod mod
        uplus ⊎ sqcap ⊓ sqcup ⊔ bigcirc ◯ ddagger ‡ wr ≀ amalg ⨿ unlhd ⊴ unrhd ⊵ lessdot ⋖ gtrdot ⋗ lhd ⊲ rhd ⊳ dotplus ∔ smallsetminus ∖
        Cap ⋒ Cup ⋓ doublebarwedge ⩞ boxminus ⊟ boxplus ⊞ divideontimes ⋇ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌ curlywedge ⋏
        curlyvee ⋎ circleddash ⊝ circledast ⊛ centerdot ⋅ intercal ⊺ doublecap ⋒ doublecup ⋓ boxtimes ⊠ barwedge ⊼ veebar ⊻ circledcirc ⊚
        boxdot ⊡ bigtriangleup △ bigtriangledown ▽ dagger † diamond ⋄ triangleleft ◃ triangleright ▹ bull ∙ sdot ⋅ plusmn ± Dagger ‡
        """;

    private const string Relations = """
        le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ ll ≪ gg ≫ equiv ≡ approx ≈ sim ∼ simeq ≃ cong ≅ propto ∝ coloneqq ≔ doteq ≐
        in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ mid ∣ parallel ∥ perp ⟂ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳
        to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺
        mapsto ↦ longrightarrow ⟶ longleftarrow ⟵ longmapsto ⟼ hookrightarrow ↪ uparrow ↑ downarrow ↓ Uparrow ⇑ Downarrow ⇓
        nearrow ↗ searrow ↘ rightsquigarrow ⇝ vdash ⊢ models ⊨ colon :
        asymp ≍ bowtie ⋈ smile ⌣ sqsubseteq ⊑ sqsupseteq ⊒ frown ⌢ dashv ⊣ owns ∋ Longleftarrow ⟸ Longrightarrow ⟹ longleftrightarrow ⟷
        Longleftrightarrow ⟺ hookleftarrow ↩ leftharpoonup ↼ rightharpoonup ⇀ swarrow ↙ leftharpoondown ↽ rightharpoondown ⇁ nwarrow ↖
        rightleftharpoons ⇌ nless ≮ lneq ⪇ lneqq ≨ lnsim ⋦ lnapprox ⪉ nprec ⊀ npreceq ⋠ precnsim ⋨ precnapprox ⪹ nsim ≁ nmid ∤ nvdash ⊬
        nvDash ⊭ ntriangleleft ⋪ ntrianglelefteq ⋬ subsetneq ⊊ subsetneqq ⫋ ngtr ≯ gneq ⪈ gneqq ≩ gnsim ⋧ gnapprox ⪊ nsucc ⊁ nsucceq ⋡
        succnsim ⋩ succnapprox ⪺ ncong ≆ nparallel ∦ nVDash ⊯ ntriangleright ⋫ ntrianglerighteq ⋭ supsetneq ⊋ supsetneqq ⫌ nVdash ⊮
        precneqq ⪵ succneqq ⪶ nleftarrow ↚ nrightarrow ↛ nLeftarrow ⇍ nRightarrow ⇏ nleftrightarrow ↮ nLeftrightarrow ⇎ vartriangle △
        leqq ≦ eqslantless ⪕ lessapprox ⪅ approxeq ≊ lll ⋘ lessgtr ≶ lesseqgtr ⋚ lesseqqgtr ⪋ doteqdot ≑ risingdotseq ≓ fallingdotseq ≒
        backsim ∽ backsimeq ⋍ subseteqq ⫅ Subset ⋐ sqsubset ⊏ preccurlyeq ≼ curlyeqprec ⋞ precsim ≾ precapprox ⪷ vartriangleleft ⊲
        trianglelefteq ⊴ vDash ⊨ Vvdash ⊪ smallsmile ⌣ smallfrown ⌢ bumpeq ≏ Bumpeq ≎ geqq ≧ eqslantgtr ⪖ gtrapprox ⪆ ggg ⋙ gtrless ≷
        gtreqless ⋛ gtreqqless ⪌ eqcirc ≖ circeq ≗ triangleq ≜ thicksim ∼ thickapprox ≈ supseteqq ⫆ Supset ⋑ sqsupset ⊐ succcurlyeq ≽
        curlyeqsucc ⋟ succsim ≿ succapprox ⪸ vartriangleright ⊳ trianglerighteq ⊵ Vdash ⊩ shortmid ∣ shortparallel ∥ between ≬ pitchfork ⋔
        varpropto ∝ blacktriangleleft ◀ therefore ∴ backepsilon ∍ blacktriangleright ▶ because ∵ llless ⋘ gggtr ⋙ eqsim ≂ Join ⋈ Doteq ≑
        dashrightarrow ⇢ dashleftarrow ⇠ leftleftarrows ⇇ leftrightarrows ⇆ Lleftarrow ⇚ twoheadleftarrow ↞ leftarrowtail ↢ looparrowleft ↫
        leftrightharpoons ⇋ curvearrowleft ↶ circlearrowleft ↺ Lsh ↰ upuparrows ⇈ upharpoonleft ↿ downharpoonleft ⇃ origof ⊶ imageof ⊷
        multimap ⊸ leftrightsquigarrow ↭ rightrightarrows ⇉ rightleftarrows ⇄ twoheadrightarrow ↠ rightarrowtail ↣ looparrowright ↬
        curvearrowright ↷ circlearrowright ↻ Rsh ↱ downdownarrows ⇊ upharpoonright ↾ downharpoonright ⇂ leadsto ⇝ Rrightarrow ⇛
        restriction ↾ nsubseteq ⊈ nsupseteq ⊉ ngeq ≱ nleq ≰ updownarrow ↕ Updownarrow ⇕ lt < gt > Coloneqq ⩴ eqqcolon ≕ eqcolon ∹
        dblcolon ∷ vcentcolon : ratio : colonequals ≔ notni ∌ mapsfrom ↤ nleqslant ≰ ngeqslant ≱ varsubsetneq ⊊ varsupsetneq ⊋ larr ←
        rarr → harr ↔ lArr ⇐ rArr ⇒ hArr ⇔ Larr ⇐ Rarr ⇒ Harr ⇔ lrarr ↔ lrArr ⇔ uarr ↑ darr ↓ uArr ⇑ dArr ⇓ isin ∈ sub ⊂ sube ⊆ supe ⊇
        """;

    private const string LargeOperators = """
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀
        biguplus ⨄ intop ∫ iiint ∭ oiint ∯ oiiint ∰ bigsqcup ⨆ smallint ∫
        """;

    private const string Delimiters = """
        ( ( ) ) [ [ ] ] | | / / . . < ⟨ > ⟩ \{ { \} } \lbrace { \rbrace } \| ‖ \Vert ‖ \vert | \langle ⟨ \rangle ⟩ \lfloor ⌊ \rfloor ⌋
        \lceil ⌈ \rceil ⌉ \lvert | \rvert | \lVert ‖ \rVert ‖ \uparrow ↑ \downarrow ↓ \backslash \
        \lbrack [ \rbrack ] \lparen ( \rparen ) \lgroup ⟮ \rgroup ⟯ \lmoustache ⎰ \rmoustache ⎱ \lang ⟨ \rang ⟩ \llbracket ⟦ \rrbracket ⟧
        \ulcorner ⌜ \urcorner ⌝ \llcorner ⌞ \lrcorner ⌟ \Uparrow ⇑ \Downarrow ⇓ \updownarrow ↕ \Updownarrow ⇕
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
        "log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan arg deg dim hom ker sh ch th tg ctg cth cotg cosec arctg arcctg".Split(' ').ToHashSet();

    /// <summary>The operators that are set as words and carry what stands below them there.</summary>
    public static IReadOnlySet<string> LimitFunctions { get; } = "lim limsup liminf max min sup inf argmax argmin det gcd Pr injlim projlim plim".Split(' ').ToHashSet();

    /// <summary>The marks that keep their size, by the command that sets them above a letter.</summary>
    public static IReadOnlyDictionary<string, string> Accents { get; } = Table("hat ˆ tilde ˜ bar ¯ vec → dot ˙ ddot ¨ check ˇ acute ´ grave ` breve ˘ mathring ˚ dddot ⃛ ddddot ⃜");

    /// <summary>The marks that grow as wide as what is below them, by their command.</summary>
    public static IReadOnlyDictionary<string, string> WideAccents { get; } = Table("""
        widehat ^ widecheck ˇ widetilde ~ overline ¯ overrightarrow → overleftarrow ← overleftrightarrow ↔ Overrightarrow ⇒ overleftharpoon ↼ overrightharpoon ⇀
        """);

    /// <summary>The marks that grow as wide as what is above them, by their command.</summary>
    public static IReadOnlyDictionary<string, string> WideMarksBelow { get; } =
        Table("underline _ underbar _ underrightarrow → underleftarrow ← underleftrightarrow ↔ utilde ~");

    /// <summary>The braces that carry a script on their outer side, by their command.</summary>
    public static IReadOnlyDictionary<string, string> Braces { get; } = Table("overbrace ⏞ underbrace ⏟ overbracket ⎴ underbracket ⎵ overparen ⏜ underparen ⏝ overgroup ⏠ undergroup ⏡");

    /// <summary>The arrows that grow as wide as what is written on them, by their command.</summary>
    public static IReadOnlyDictionary<string, string> LongArrows { get; } = Table("""
        xrightarrow → xleftarrow ← xleftrightarrow ↔ xRightarrow ⇒ xLeftarrow ⇐ xLeftrightarrow ⇔ xmapsto ↦ xlongequal = xhookrightarrow ↪ xhookleftarrow ↩
        xtwoheadrightarrow ↠ xtwoheadleftarrow ↞ xrightharpoonup ⇀ xrightharpoondown ⇁ xleftharpoonup ↼ xleftharpoondown ↽ xrightleftharpoons ⇌ xleftrightharpoons ⇋
        """);

    /// <summary>The size of the text after every command that sets one.</summary>
    public static IReadOnlyDictionary<string, string> TextSizes { get; } = Table("""
        tiny 0.5em scriptsize 0.7em footnotesize 0.8em small 0.9em normalsize 1em large 1.2em Large 1.44em LARGE 1.73em huge 2.07em Huge 2.49em
        """);

    /// <summary>The size of the delimiter after every command that sets one.</summary>
    public static IReadOnlyDictionary<string, string> Sizes { get; } = Table("""
        big 1.2em bigl 1.2em bigr 1.2em bigm 1.2em Big 1.8em Bigl 1.8em Bigr 1.8em Bigm 1.8em
        bigg 2.4em biggl 2.4em biggr 2.4em biggm 2.4em Bigg 3em Biggl 3em Biggr 3em Biggm 3em
        """);

    /// <summary>The width of every command that is a space.</summary>
    public static IReadOnlyDictionary<string, string> Spaces { get; } = new Dictionary<string, string>(
        Table(", 0.167em thinspace 0.167em : 0.222em > 0.222em ; 0.278em ! -0.167em enspace 0.5em quad 1em qquad 2em enskip 0.5em medspace 0.222em thickspace 0.278em "
            + "negthinspace -0.167em negmedspace -0.222em negthickspace -0.278em nobreakspace 0.25em space 0.25em"))
    { [" "] = "0.25em" };

    /// <summary>Whether a command, given without its backslash, is in one of these tables.</summary>
    public static bool Knows(string name) =>
        ByName.ContainsKey(name) || DelimiterByToken.ContainsKey($"\\{name}") || Functions.Contains(name) || LimitFunctions.Contains(name)
        || ((IReadOnlyDictionary<string, string>[])[Accents, WideAccents, WideMarksBelow, Braces, LongArrows, TextSizes, Sizes, Spaces]).Any(table => table.ContainsKey(name));

    private static Dictionary<string, string> Table(string table) => Pairs(table).ToDictionary(pair => pair.Name, pair => pair.Text);

    private static IEnumerable<(string Name, string Text)> Pairs(string table) =>
        table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair => (pair[0], pair[1]));
}
