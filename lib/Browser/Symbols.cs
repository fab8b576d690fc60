using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Browser;

/// <summary>Where in the cells the frames of a stack are. The runtime would know, but only with its fast interpreter switched off.</summary>
internal sealed class Symbols
{
    private readonly Dictionary<string, (string Cell, byte[] Pdb)> _cells = [];

    /// <summary>Takes in the symbols of a cell.</summary>
    /// <param name="assembly">What the cell was compiled to.</param>
    /// <param name="cell">What errors call it.</param>
    /// <param name="pdb">The symbols as a portable PDB.</param>
    public void Add(string assembly, string cell, byte[] pdb) => _cells[assembly] = (cell, pdb);

    /// <summary>The cell and the line that a frame is at; null for code that is no cell's.</summary>
    public (string Cell, int Line)? Of(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method || !_cells.TryGetValue(method.Module.Assembly.GetName().Name!, out var cell)) return null;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(cell.Pdb));
        var reader = provider.GetMetadataReader();
        var line = 0;
        foreach (var point in reader.GetMethodDebugInformation((MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken)).GetSequencePoints())
        {
            if (point.Offset > frame.GetILOffset() && line > 0) break;
            if (!point.IsHidden) line = point.StartLine;
        }

        return (cell.Cell, line);
    }
}
