namespace Lessons.Tests.Export;

/// <summary>What a page of the course is looked at for.</summary>
public enum PageCheck
{
    /// <summary>Every chart has drawn all its traces.</summary>
    Charts,

    /// <summary>The still of every chart has its ranges, its words and its series.</summary>
    Stills,

    /// <summary>Every slider changes its chart, from the keyboard, and play keeps it whole.</summary>
    Sliders,

    /// <summary>Every formula is MathML with a size, and no LaTeX is left in the text.</summary>
    Formulas,

    /// <summary>No text is cut off and nothing is wider than the page: wide and narrow, light and dark.</summary>
    Layout,

    /// <summary>Paper shows every line of code, formula, table and chart whole.</summary>
    Paper,

    /// <summary>Every slide fits the screen, and leaving brings the page back.</summary>
    Presenting,

    /// <summary>axe-core has nothing to say against it; its colours in the dark are those of the samples.</summary>
    Accessibility,

    /// <summary>The page logs nothing and asks for nothing but its files.</summary>
    Silence,
}
