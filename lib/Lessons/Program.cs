Console.WriteLine("There are no lessons to export yet.");
return 0;
