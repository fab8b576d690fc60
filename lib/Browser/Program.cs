using System.Globalization;

namespace Browser;

/// <summary>The C# of a page: it starts once in a worker, and then runs the cells that the page sends.</summary>
internal static class Program
{
    private const string Data = "/data";

    private static void Main()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        Directory.CreateDirectory(Data);
        using (var airfoil = typeof(Program).Assembly.GetManifestResourceStream("airfoil_self_noise.dat")!)
        using (var file = File.Create(Path.Combine(Data, "airfoil_self_noise.dat")))
            airfoil.CopyTo(file);
        Shown.Attach();
        Console.SetOut(new CellConsole("stdout"));
        Console.SetError(new CellConsole("stderr"));
    }
}
